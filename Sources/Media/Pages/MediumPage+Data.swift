import Commons
import Files
import Licences
import Storage
import Web

extension MediumPage {
    static var forms: [Format] { [.json, .jsonLD] }

    var thingRevision: Int? { thing.revision }

    /// Its licence is its own, and not that of the texts of this commons.
    func linkedData(_ screen: Screen) -> LinkedNode {
        var node = thing.linkedNode([kind.schemaType], screen)
        let licence = OpenLicence(id: content.licence)
        node["schema:license"] = .string(licence?.address ?? content.licence)
        node["schema:creditText"] = .string(attribution)
        node["schema:creator"] = ["@type": "schema:Person", "schema:name": .string(content.authors)]
        node["schema:caption"] = .text(content.alternative, in: content.language)
        node["schema:text"] = .text(content.description, in: content.language)
        node["schema:isBasedOn"] = content.source.map { .string($0) }
        node["schema:temporalCoverage"] = content.date.map { .string($0.rawValue) }
        node["schema:contentLocation"] = content.place.isEmpty ? nil : .string(content.place)
        node["schema:transcript"] = content.transcript.isEmpty ? nil : .text(content.transcript, in: thing.language)
        node["schema:duration"] = picture?.original.duration.map { .string("PT\(($0 + 999) / 1_000)S") }
        node["schema:numberOfPages"] = picture?.original.pages.map { .integer($0) }
        node["schema:encoding"] = .array(files.map { $0.linkedNode(screen) })
        return node
    }
}

extension MediumKind {
    fileprivate var schemaType: String {
        switch self {
        case .image: "schema:ImageObject"
        case .document: "schema:DigitalDocument"
        case .sound: "schema:AudioObject"
        case .film: "schema:VideoObject"
        }
    }
}

extension NamedFile {
    fileprivate func linkedNode(_ screen: Screen) -> JSON {
        var members: [String: JSON] = [
            "@type": "schema:MediaObject", "schema:contentUrl": .string(screen.absolute(address)),
            "schema:encodingFormat": .string(file.type), "schema:contentSize": .string("\(file.bytes)"),
            "schema:sha256": .string(file.digest.rawValue),
        ]
        if let width = file.width { members["schema:width"] = .integer(width) }
        if let height = file.height { members["schema:height"] = .integer(height) }
        return .object(members)
    }
}
