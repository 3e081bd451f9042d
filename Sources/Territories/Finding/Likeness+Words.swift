package import Web

extension Likeness.Traits {
    /// What is compared, in words: « 12 134 habitants, communauté de communes de 14 523 habitants ».
    package func words(for echelon: Echelon, in texts: Texts) -> String {
        let people = texts("territories.people", count: population)
        let nature = nature.map { texts("territories.nature.\($0.rawValue)") }
        switch (echelon, nature, surroundings) {
        case (.commune, let nature?, let surroundings?):
            let around = texts(
                "territories.like.surroundings",
                ["nature": nature, "people": texts("territories.people", count: surroundings)])
            return "\(people), \(around)"
        case (.commune, _, _): return "\(people), \(texts("territories.like.alone"))"
        case (_, let nature?, _): return "\(people), \(nature)"
        default: return people
        }
    }
}
