package import Web

extension Territory {
    /// The key of the word for its level.
    var echelonKey: String { isOverseas ? "territories.echelon.overseas" : "territories.echelon.\(echelon.rawValue)" }

    /// A part of France far from Europe that is no region.
    var isOverseas: Bool { echelon == .subdivision && id.rawValue.hasPrefix("FR-") }

    /// « communauté de communes », « département »…
    package func kind(in texts: Texts) -> String {
        nature.map { texts("territories.nature.\($0.rawValue)") } ?? texts(echelonKey)
    }
}
