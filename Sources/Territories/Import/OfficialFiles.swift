import Foundation
import Web

/// The files that the project carries; `Official/README.md` names their sources and licences.
enum OfficialFiles {
    static func path(_ name: String) throws -> String {
        guard let url = Bundle.module.url(forResource: name, withExtension: nil, subdirectory: "Official") else {
            throw MissingFile(name: name)
        }
        return url.path
    }

    static func sources() throws -> [TerritorySource] {
        let isoCodes = try date("2023-04-27")
        let populations = try date("2020")
        return [
            TerritorySource(.countries, path: try path("iso-3166-1.csv"), vintage: isoCodes),
            TerritorySource(.subdivisions, path: try path("iso-3166-2.csv"), vintage: isoCodes),
            TerritorySource(.intercommunalities, path: try path("fr-epci.csv"), vintage: populations),
            TerritorySource(
                .communes, path: try path("fr-communes.csv.gz"), vintage: try date("2024"), figures: populations),
            TerritorySource(.rentalValues, path: try path("fr-rental-values.csv.gz"), vintage: try date("2022")),
        ]
    }

    private static func date(_ text: String) throws -> CivilDate {
        guard let date = CivilDate(rawValue: text) else { throw MissingFile(name: text) }
        return date
    }

    struct MissingFile: Error {
        let name: String
    }
}
