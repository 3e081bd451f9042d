import Commons
import Storage
import Territories
import Web

extension ReplicationPage {
    /// The territory's: where maps are drawn, another one bears the name.
    typealias PlacePosition = Position

    static var forms: [Format] { [.json, .jsonLD, .geoJSON] }

    var thingRevision: Int? { thing.revision }

    /// A project that was derived from a practice, at a place, by those who carry it.
    func linkedData(_ screen: Screen) -> LinkedNode {
        var node = thing.linkedNode(["schema:Project"], screen)
        node["schema:location"] = .members([
            "@id": .string(screen.absolute(territory.path)), "@type": "schema:AdministrativeArea",
            "schema:name": .string(territory.label),
        ])
        node["schema:foundingDate"] = content.since.isEmpty ? nil : .string(content.since)
        let origin = thingNode(content.practice, ["schema:HowTo"], practice, screen)
        let others = parents.map { JSON.node(screen.absolute("/things/\($0.id)")) }
        node["prov:wasDerivedFrom"] = others.isEmpty ? origin : .array([origin] + others)
        node["schema:additionalProperty"] = [.property("state", .string(state.rawValue))]
        let bearers = zip(content.carriers, carriers).map { thingNode($0, ["schema:Organization"], $1, screen) }
        if !bearers.isEmpty {
            node["schema:parentOrganization"] = .array(bearers)
            node["prov:wasAttributedTo"] = .array(bearers)
        }
        if !adaptations.isEmpty {
            node["schema:subjectOf"] = .array(adaptations.map { .node($0.thing.name(on: screen)) })
        }
        return node
    }

    func features(_ screen: Screen) -> [Feature] {
        [
            Feature(
                thing.name(on: screen), at: position.map { ($0.latitude, $0.longitude) },
                [
                    "title": .string(thing.title), "url": .string(screen.absolute(thing.path)),
                    "state": .string(state.rawValue), "territory": .string(territory.label),
                    "since": content.since.isEmpty ? nil : .string(content.since),
                    "radiusKilometres": precision.kilometres.map { .number($0) },
                ])
        ]
    }

    private func thingNode(_ id: Thing.ID, _ types: [String], _ link: Link, _ screen: Screen) -> JSON {
        LinkedNode(
            screen.absolute("/things/\(id)"), types: types,
            ["schema:name": .string(link.name), "schema:url": .string(screen.absolute(link.path))]
        ).json
    }
}
