import Storage

/// The legal form of an intercommunality, from the most rural to the largest city.
package enum Nature: String, Sendable, CaseIterable, Codable, SQLBindable, SQLDecodable {
    case communityOfCommunes = "CC"
    case agglomerationCommunity = "CA"
    case urbanCommunity = "CU"
    case metropolis = "METRO"
    /// The metropolis of Lyon, which also has the powers of a department.
    case lyonMetropolis = "MET69"

    /// How far along that order: what the likeness of territories compares.
    var rank: Int {
        switch self {
        case .communityOfCommunes: 0
        case .agglomerationCommunity: 1
        case .urbanCommunity: 2
        case .metropolis, .lyonMetropolis: 3
        }
    }
}
