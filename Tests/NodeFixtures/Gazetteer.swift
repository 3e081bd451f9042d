internal import Fixtures
internal import Foundation
internal import Storage
package import Territories
internal import Web

/// A few real territories: a town, two of one name, what they are part of, and another country.
package enum Gazetteer {
    static let lists: [(TerritoryFile, [String])] = [
        (.countries, ["alpha_2,alpha_3,numeric,name", "BE,BEL,056,Belgium", "FR,FRA,250,France"]),
        (
            .subdivisions,
            [
                "code,parent,type,name", "FR-48,FR-OCC,Metropolitan department,Lozère",
                "FR-93,FR-IDF,Metropolitan department,Seine-Saint-Denis", "FR-974,FR-RE,Overseas department,La Réunion",
                "FR-IDF,,Metropolitan region,Île-de-France", "FR-OCC,,Metropolitan region,Occitanie",
                "FR-RE,,Overseas region,La Réunion",
            ]
        ),
        (
            .communes,
            [
                "code,name,department,region,epci,population_municipal,population_total,latitude,longitude,"
                    + "position_precision",
                "48095,Mende,48,76,,12000,12500,44.5172,3.5014,commune",
                "93066,Saint-Denis,93,11,,113000,113500,48.9358,2.3580,commune",
                "97411,Saint-Denis,974,04,,153000,154000,-20.8789,55.4481,commune",
            ]
        ),
    ]

    package static func ready() throws -> TerritoryImport {
        let folder = FileManager.default.temporaryDirectory.appending(path: "essaim-gazetteer-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let ready = Result { try imported(from: folder) }
        try FileManager.default.removeItem(at: folder)
        return try ready.get()
    }

    private static func imported(from folder: URL) throws -> TerritoryImport {
        try TerritoryImport(
            lists.map { file, lines in
                let url = folder.appending(path: file.rawValue)
                try Data(lines.map { $0 + "\n" }.joined().utf8).write(to: url)
                return TerritorySource(file, path: url.path, vintage: CivilDate(year: 2024))
            })
    }
}

extension CivilDate {
    fileprivate init(year: Int) {
        guard let date = CivilDate(rawValue: "\(year)") else { preconditionFailure("\(year) is a year") }
        self = date
    }
}

extension TestNode {
    /// The places of the gazetteer.
    package func addTerritories() async throws {
        try await Gazetteer.ready().apply(to: database, at: world.now)
    }
}
