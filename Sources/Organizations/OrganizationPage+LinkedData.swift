import Commons
import Territories
import Storage
import Web

extension OrganizationPage {
    static var forms: [Format] { [.json, .jsonLD] }

    var thingRevision: Int? { thing.revision }

    /// An organization; one of the social and solidarity economy says so in the words of ESSGlobal.
    func linkedData(_ screen: Screen) -> LinkedNode {
        var node = thing.linkedNode(content.kind.types, screen)
        node["schema:additionalType"] = .string(content.kind.rawValue)
        node["schema:sameAs"] = content.website.map { .node($0) }
        node["schema:text"] = .text(content.description, in: thing.language)
        if let territory {
            node["schema:location"] = .members([
                "@id": .string(screen.absolute(territory.path)), "@type": "schema:AdministrativeArea",
                "schema:name": .string(territory.label),
            ])
        }
        return node
    }
}

extension OrganizationKind {
    fileprivate var types: [String] {
        switch self {
        case .association, .cooperative, .mutual, .foundation: ["schema:Organization", "essglobal:SSEInitiative"]
        case .publicBody: ["schema:GovernmentOrganization"]
        case .researchBody: ["schema:ResearchOrganization"]
        case .company, .citizensGroup: ["schema:Organization"]
        }
    }
}
