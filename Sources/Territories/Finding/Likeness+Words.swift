package import Web

extension Likeness.Traits {
    /// What is compared, in words: « 12 134 habitants, communauté de communes de 14 523 habitants, valeur locative moyenne
    /// de 3 031 € par logement ».
    package func words(for echelon: Echelon, in texts: Texts) -> String {
        let settled = settlement(echelon, texts)
        guard echelon == .commune else { return settled }
        guard let rentalValue else { return "\(settled), \(texts("territories.like.rentalValue.unknown"))" }
        return "\(settled), \(texts("territories.like.rentalValue", ["euros": texts.number(rentalValue)]))"
    }

    private func settlement(_ echelon: Echelon, _ texts: Texts) -> String {
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
