import Commons
import Storage
import Territories
import Web

/// What is counted together, each place once: a network, a territory, or a chosen set of networks, as an address names it.
package struct CountedGroup: Sendable {
    package struct Place: Encodable, Sendable {
        package let title: String
        package let path: String
        /// BCP 47 tag of the title.
        package let language: String
        package let isFictional: Bool
    }

    package let roots: [CountedPlaces.Root]
    package let places: [Place]
    /// The networks that were chosen; nil where the address names one thing.
    let chosen: [Thing]?
    private let path: String

    init(network thing: Thing) {
        self.init([thing], at: "\(thing.path)/totals", chosen: nil)
    }

    init(chosen networks: [Thing]) {
        self.init(networks, at: "/totals", chosen: networks)
    }

    private init(_ networks: [Thing], at path: String, chosen: [Thing]?) {
        roots = networks.map { .network($0.id) }
        places = networks.map { Place($0) }
        (self.path, self.chosen) = (path, chosen)
    }

    init(_ territory: Territory, _ language: Language, in tx: Transaction) throws {
        roots = [.territory(territory.id)]
        places = try TerritoryLink.find([territory.id], language: language, in: tx).values.map { Place($0, language) }
        (path, chosen) = ("\(territory.path)/totals", nil)
    }

    /// Where a question about this group is answered: `indicators`, or its totals.
    package func address(_ part: String = "", _ query: [String] = []) -> String {
        let asked = (chosen ?? []).map { "network=\($0.slug)" } + query
        let path = part.isEmpty ? path : "\(path)/\(part)"
        return asked.isEmpty ? path : "\(path)?\(asked.joined(separator: "&"))"
    }
}

extension CountedGroup.Place {
    init(_ thing: Thing) {
        self.init(title: thing.title, path: thing.path, language: thing.language, isFictional: thing.isFictional)
    }

    init(_ link: TerritoryLink, _ language: Language) {
        self.init(title: link.label, path: link.path, language: language.rawValue, isFictional: false)
    }
}
