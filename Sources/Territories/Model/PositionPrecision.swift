import Storage

/// What a position stands for. Only an exact one may be drawn as a point without saying more.
package enum PositionPrecision: String, Sendable, CaseIterable, Codable, SQLBindable, SQLDecodable {
    /// The commune itself.
    case exact
    /// The centre of the commune's intercommunality: the commune is somewhere around.
    case epci
    /// Computed here: the mean of its communes' positions, weighted by their populations.
    case centre
    /// A point of the country: the territory is the country, or somewhere in it.
    case country
    case none
}
