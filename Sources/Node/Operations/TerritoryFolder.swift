import Foundation
package import Territories
package import Web

/// A folder of newer lists, named after what they hold: `communes.csv`, `mergers.csv`, plain or `.gz`.
package enum TerritoryFolder {
    package static func sources(in folder: String, vintage: CivilDate, figures: CivilDate?) throws -> [TerritorySource]
    {
        let sources = TerritoryFile.allCases.compactMap { file -> TerritorySource? in
            let names = ["\(file.rawValue).csv", "\(file.rawValue).csv.gz"]
            let path = names.map { "\(folder)/\($0)" }.first { FileManager.default.fileExists(atPath: $0) }
            return path.map { TerritorySource(file, path: $0, vintage: vintage, figures: figures) }
        }
        guard !sources.isEmpty else { throw NoLists(folder: folder) }
        return sources
    }

    package struct NoLists: Error, CustomStringConvertible {
        let folder: String

        package var description: String {
            let names = TerritoryFile.allCases.map { "\($0.rawValue).csv" }.joined(separator: ", ")
            return "There is no list in \(folder). It may hold \(names), each also as .gz."
        }
    }
}
