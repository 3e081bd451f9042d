import Tabular

/// What no official list says: names in the two languages of the screens, and which INSEE region is which ISO code.
struct Nomenclature: Sendable {
    struct Names: Sendable {
        let french: String
        let english: String
    }

    struct Region: Sendable {
        let id: Territory.ID
        /// Empty for overseas collectivities, which are no regions.
        let insee: String
        /// The country code that ISO 3166-1 also gives it.
        let country: String
        let name: String
    }

    /// By ISO code.
    let names: [String: Names]
    /// By ISO code.
    let regions: [String: Region]
    /// A point of each country, by ISO code.
    let points: [String: Position]

    static func official() throws -> Nomenclature {
        Nomenclature(
            names: try names(OfficialFiles.path("iso-names.csv")),
            regions: try regions(OfficialFiles.path("fr-regions.csv")),
            points: try points(OfficialFiles.path("country-points.csv")))
    }

    /// The region or collectivity of France that ISO 3166-1 lists as if it were a country: one page is enough for it.
    func region(country: String) -> Region? { regions.values.first { $0.country == country && country != "" } }

    private static func names(_ path: String) throws -> [String: Names] {
        let reader = try CSVReader(Gunzip.read(path, limit: 1 << 20))
        let (code, french, english) = (try reader.column("code"), try reader.column("fr"), try reader.column("en"))
        return try reader.reduce(into: [:]) { names, line in
            let row = try line.get()
            names[row[code]] = Names(french: row[french], english: row[english])
        }
    }

    private static func points(_ path: String) throws -> [String: Position] {
        let reader = try CSVReader(Gunzip.read(path, limit: 1 << 20))
        let (code, latitude) = (try reader.column("code"), try reader.column("latitude"))
        let longitude = try reader.column("longitude")
        return try reader.reduce(into: [:]) { points, line in
            let row = try line.get()
            guard let north = Double(row[latitude]), let east = Double(row[longitude]) else { return }
            points[row[code]] = Position(latitude: north, longitude: east)
        }
    }

    private static func regions(_ path: String) throws -> [String: Region] {
        let reader = try CSVReader(Gunzip.read(path, limit: 1 << 20))
        let (iso, insee) = (try reader.column("iso"), try reader.column("insee"))
        let (country, name) = (try reader.column("country"), try reader.column("name"))
        return try reader.reduce(into: [:]) { regions, line in
            let row = try line.get()
            guard let id = Territory.ID(rawValue: row[iso]) else { throw RefusedLine.Reason.wrongCode(row[iso]) }
            regions[row[iso]] = Region(id: id, insee: row[insee], country: row[country], name: row[name])
        }
    }
}
