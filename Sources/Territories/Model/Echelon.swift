import Storage

/// The level of a territory in its nomenclature.
package enum Echelon: String, Sendable, CaseIterable, Codable, SQLBindable, SQLDecodable {
    case country
    /// A region of France.
    case region
    /// A department of France.
    case department
    /// A French group of communes with own taxes (EPCI à fiscalité propre).
    case intercommunality
    case commune
    /// A level of another country, or a French overseas collectivity (ISO 3166-2).
    case subdivision

    /// Where a territory of unknown population stands in a list with the biggest first: a country like a large city, a
    /// subdivision like a small one.
    var weight: Int {
        switch self {
        case .country: 1_000_000
        case .subdivision: 10_000
        case .region, .department, .intercommunality, .commune: 0
        }
    }
}
