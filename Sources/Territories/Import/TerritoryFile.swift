import Storage

/// The files that territories come from, in the order in which they are read: what is above comes first.
package enum TerritoryFile: String, Sendable, CaseIterable, Codable, CodingKeyRepresentable, SQLBindable, SQLDecodable {
    /// ISO 3166-1: `alpha_2,alpha_3,numeric,name`.
    case countries
    /// ISO 3166-2: `code,parent,type,name`.
    case subdivisions
    /// `siren,name,nature,fiscal_mode,department,members,population_municipal,population_total`.
    case intercommunalities
    /// `code,name,department,region,epci,population_municipal,population_total,latitude,longitude,position_precision`.
    case communes
    /// `code,rental_value`: the average cadastral rental value of a commune's dwellings, in euros a year.
    case rentalValues = "rental-values"
    /// `from,to,date`: what became part of what, by commune code or by identifier.
    case mergers

    /// The echelons that the file lists whole: what it no longer has is closed.
    var echelons: Set<Echelon> {
        switch self {
        case .countries: [.country]
        case .subdivisions: [.region, .department, .subdivision]
        case .intercommunalities: [.intercommunality]
        case .communes: [.commune]
        case .rentalValues, .mergers: []
        }
    }
}
