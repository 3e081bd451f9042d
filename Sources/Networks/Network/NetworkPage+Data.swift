import Commons
import Storage
import Territories
import Web

extension NetworkPage {
    static var forms: [Format] { [.json, .jsonLD, .geoJSON] }

    var thingRevision: Int? { thing.revision }

    /// A network is an organization of organizations, in the words of schema.org.
    func linkedData(_ screen: Screen) -> LinkedNode {
        var node = thing.linkedNode(["schema:Organization"], screen)
        node["schema:additionalType"] = .string(content.kind.rawValue)
        node["schema:sameAs"] = content.website.map { .node($0) }
        node["schema:text"] = .text(content.description, in: thing.language)
        let members = groups.flatMap(\.first).map { $0.linkedNode(screen).json }
        if !members.isEmpty { node["schema:member"] = .array(members) }
        return node
    }

    func features(_ screen: Screen) -> [Feature] { placed.map { $0.feature(screen) } }
}

extension MemberEntry {
    func linkedNode(_ screen: Screen) -> LinkedNode {
        LinkedNode(
            screen.absolute(path), types: [membership.kind.linkedType],
            [
                "schema:name": .string(title), "schema:roleName": .string(membership.type.rawValue),
                "schema:startDate": membership.begins.map { .string($0.rawValue) },
            ])
    }

    func feature(_ screen: Screen) -> Feature {
        Feature(
            screen.absolute(path), at: territory?.position.map { ($0.latitude, $0.longitude) },
            [
                "kind": .string(membership.kind.rawValue), "title": .string(title),
                "url": .string(screen.absolute(path)), "type": .string(membership.type.rawValue),
                "since": membership.begins.map { .string($0.rawValue) },
                "territory": territory.map { .string($0.label) }, "fictional": .bool(isFictional),
            ])
    }

    func row(_ screen: Screen) -> [String] {
        [
            membership.id.rawValue, membership.kind.rawValue, membership.thing?.rawValue ?? "", title, language,
            membership.type.rawValue, membership.begins?.rawValue ?? "", territory?.label ?? "",
            territory?.id.rawValue ?? "", isFictional ? "true" : "false", screen.absolute(path),
        ]
    }

    static let columns: [DataTable.Column] = [
        .init("membership"), .init("kind"), .init("id"), .init("title"), .init("language"), .init("type"),
        .init("begins"), .init("territory"), .init("territoryId"), .init("fictional", "boolean"),
        .init("url", "anyURI"),
    ]
}

extension MemberKind {
    fileprivate var linkedType: String {
        switch self {
        case .organization, .network: "schema:Organization"
        case .replication: "schema:Project"
        case .territory: "schema:AdministrativeArea"
        }
    }
}
