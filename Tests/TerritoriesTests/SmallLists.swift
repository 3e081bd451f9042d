import Fixtures
import Foundation
import Storage
import Territories
import Web

/// Lists small enough to be read in a test: one department, two intercommunalities, four communes.
struct SmallLists {
    var vintage = "2024"
    var figures = "2020"
    var countries = ["alpha_2,alpha_3,numeric,name", "FR,FRA,250,France"]
    var subdivisions = [
        "code,parent,type,name", "FR-48,FR-OCC,Metropolitan department,Lozère", "FR-OCC,,Metropolitan region,Occitanie",
    ]
    var intercommunalities = [
        "siren,name,nature,fiscal_mode,department,members,population_municipal,population_total",
        "244800405,CC Coeur de Lozère,CC,FPU,48,2,14000,14500", "200069268,CC du Haut Allier,CC,FPU,48,2,5000,5100",
    ]
    var communes = [
        "code,name,department,region,epci,population_municipal,population_total,latitude,longitude,position_precision",
        "48095,Mende,48,76,244800405,12000,12500,44.5172,3.5014,commune",
        "48002,Badaroux,48,76,244800405,2000,2000,44.5,3.55,epci",
        "48080,Langogne,48,76,200069268,3000,3050,44.7271,3.8556,commune",
        "48150,Saint-Flour-de-Mercoire,48,76,200069268,2000,2050,,,none",
    ]
    var rentalValues: [String]?
    var mergers: [String]?

    /// The files, written to a folder of their own, ready to be imported.
    func ready() throws -> TerritoryImport {
        let folder = FileManager.default.temporaryDirectory.appending(path: "essaim-territories-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let ready = Result { try imported(from: folder) }
        try FileManager.default.removeItem(at: folder)
        return try ready.get()
    }

    private func imported(from folder: URL) throws -> TerritoryImport {
        var lists: [(TerritoryFile, [String])] = [
            (.countries, countries), (.subdivisions, subdivisions), (.intercommunalities, intercommunalities),
            (.communes, communes),
        ]
        if let rentalValues { lists.append((.rentalValues, rentalValues)) }
        if let mergers { lists.append((.mergers, mergers)) }
        guard let date = CivilDate(rawValue: vintage), let figures = CivilDate(rawValue: figures) else {
            throw NotHere(id: "\(vintage) or \(figures)")
        }
        return try TerritoryImport(
            lists.map { file, lines in
                let url = folder.appending(path: file.rawValue)
                try Data(lines.map { $0 + "\n" }.joined().utf8).write(to: url)
                return TerritorySource(file, path: url.path, vintage: date, figures: figures)
            })
    }

    @discardableResult
    func apply(to database: Database) async throws -> ImportReport {
        try await ready().apply(to: database, at: TestWorld().now)
    }
}
