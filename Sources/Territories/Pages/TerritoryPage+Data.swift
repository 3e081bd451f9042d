import Storage
import Web

extension TerritoryPage {
    static var forms: [Format] { [.json, .jsonLD, .geoJSON] }

    func linkedData(_ screen: Screen) -> LinkedNode {
        var node = territory.linkedNode(screen)
        // The nearest stands last in each way up.
        let containers = ascents.compactMap(\.ancestors.last).map { JSON.node(screen.absolute($0.path)) }
        node["schema:containedInPlace"] = containers.isEmpty ? nil : .array(containers)
        return node
    }

    func features(_ screen: Screen) -> [Feature] { [territory.feature(screen)] }
}

extension TerritoryPartsPage {
    static var forms: [Format] { [.json, .jsonLD, .csv, .csvMetadata, .geoJSON] }

    var nextPage: String? { next }

    func linkedData(_ screen: Screen) -> LinkedNode {
        LinkedNode(
            nil, types: ["schema:ItemList"],
            [
                "schema:about": .node(screen.absolute(territory.path)), "schema:numberOfItems": .integer(count),
                "schema:itemListElement": .array(territories.map { $0.linkedNode(screen).json }),
                "hydra:next": next.map { .string(screen.absolute($0)) },
            ])
    }

    func dataTable(_ screen: Screen) -> DataTable {
        DataTable(
            columns: [
                .init("id"), .init("code"), .init("echelon"), .init("name"), .init("population", "integer"),
                .init("latitude", "decimal"), .init("longitude", "decimal"), .init("url", "anyURI"),
            ],
            rows: territories.map { territory in
                [
                    territory.id.rawValue, territory.code, territory.echelon.rawValue,
                    territory.name(in: screen.language),
                    territory.population.map { "\($0.count)" } ?? "",
                    territory.position.map { "\($0.latitude)" } ?? "",
                    territory.position.map { "\($0.longitude)" } ?? "", screen.absolute(territory.path),
                ]
            })
    }

    func features(_ screen: Screen) -> [Feature] { territories.map { $0.feature(screen) } }
}

extension Territory {
    fileprivate func linkedNode(_ screen: Screen) -> LinkedNode {
        LinkedNode(
            screen.absolute(path), types: [echelon == .country ? "schema:Country" : "schema:AdministrativeArea"],
            [
                "schema:identifier": .string(id.rawValue), "schema:name": .string(name(in: screen.language)),
                "schema:additionalType": .string(echelon.rawValue),
                "schema:url": .string(screen.absolute(path)),
                "schema:geo": position.map { position in
                    [
                        "@type": "schema:GeoCoordinates", "schema:latitude": .number(position.latitude),
                        "schema:longitude": .number(position.longitude),
                    ]
                },
                "schema:additionalProperty": population.map { [.property("population", .integer($0.count))] },
            ])
    }

    fileprivate func feature(_ screen: Screen) -> Feature {
        Feature(
            screen.absolute(path), at: position.map { ($0.latitude, $0.longitude) },
            [
                "id": .string(id.rawValue), "name": .string(name(in: screen.language)),
                "echelon": .string(echelon.rawValue), "population": population.map { .integer($0.count) },
                "precision": .string(precision.rawValue),
            ])
    }
}
