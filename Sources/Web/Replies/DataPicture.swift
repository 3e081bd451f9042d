import Foundation
import Markup

/// A page as a program reads it, in one of the forms that its model offers.
struct DataPicture {
    private let model: any PageModel
    private let format: Format
    private let screen: Screen

    init(_ model: any PageModel, _ format: Format, _ screen: Screen) {
        self.model = model
        self.format = format
        self.screen = screen
    }

    var type: String { format == .csv ? "text/csv; charset=utf-8; header=present" : format.type }

    /// - Parameter view: a table is called as the page is.
    func bytes(titled view: (Screen) -> Page) throws -> [UInt8] {
        switch format {
        case .html, .json: return try Self.encode(model)
        case .jsonLD: return try Self.encode(model.linkedData(screen).document(at: screen.site.address))
        case .csv: return model.dataTable(screen).csv
        case .geoJSON: return try Self.encode(Feature.collection(model.features(screen)))
        case .svg:
            var bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
            model.drawing(screen).write(to: &bytes)
            return bytes
        case .csvMetadata:
            let description = model.dataTable(screen).description(
                of: screen.absolute(Format.csv.address(of: here)), title: view(screen).title,
                language: screen.language, licence: Licence.address(of: "CC-BY-SA-4.0"))
            return try Self.encode(description)
        }
    }

    /// RFC 8288: the page that follows, in the same form; and what describes a table.
    var links: [String] {
        let next = model.nextPage.map { "<\(format.address(of: $0))>; rel=\"next\"" }
        let described = Format.csvMetadata
        let description =
            format == .csv
            ? "<\(described.address(of: here))>; rel=\"describedby\"; type=\"\(described.type)\"" : nil
        return [next, description].compactMap { $0 }
    }

    private var here: String { screen.visit.path + (screen.visit.query.isEmpty ? "" : "?\(screen.visit.query)") }

    static func encode(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(value))
    }
}
