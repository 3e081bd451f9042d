import Commons
import Demonstration
import Files
import Storage
import Territories
package import Web

/// What an operator does from the terminal, on a database whose tables are current. Each act answers in sentences.
package struct Operations: Sendable {
    let settings: Settings
    let database: Database
    let world: World

    /// Opens the database, runs the act, and closes the database whatever comes of it.
    package static func run<Outcome: Sendable>(
        _ settings: Settings, _ act: @Sendable (Operations) async throws -> Outcome
    ) async throws -> Outcome {
        let database = try await Node.openDatabase(settings)
        let outcome: Result<Outcome, any Error>
        do {
            try await Schema(of: database).requireCurrent()
            outcome = .success(try await act(Operations(settings: settings, database: database, world: .live())))
        } catch {
            outcome = .failure(error)
        }
        try await database.close()
        return try outcome.get()
    }
}

// Territories.
extension Operations {
    /// Which lists to import: those that come with the program, or a folder of newer ones.
    package enum Lists: Sendable {
        case official
        case folder(String, vintage: CivilDate, figures: CivilDate?)

        fileprivate var reading: TerritoryImport {
            get throws {
                switch self {
                case .official: try TerritoryImport.official()
                case .folder(let path, let vintage, let figures):
                    try TerritoryImport(TerritoryFolder.sources(in: path, vintage: vintage, figures: figures))
                }
            }
        }
    }

    package func rehearseImport(of lists: Lists) async throws -> ImportOutcome {
        let report = try await lists.reading.rehearse(in: database)
        let sentences = try ImportWords().lines(report) + ["Nothing was changed: this was a rehearsal."]
        return ImportOutcome(isRehearsal: true, report: report, sentences: sentences)
    }

    /// - Parameter progress: how many territories of how many are written.
    package func importTerritories(
        of lists: Lists, progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void
    ) async throws -> ImportOutcome {
        let report = try await lists.reading.apply(to: database, at: world.now()) { progress($0.done, $0.total) }
        let sentences = try ImportWords().lines(report) + ["The territories are up to date."]
        return ImportOutcome(isRehearsal: false, report: report, sentences: sentences)
    }
}

// The demonstration commons.
extension Operations {
    package func loadDemonstration(from folder: String) async throws -> [String] {
        let report = try await Demonstration(
            DemoFolder(path: folder), files: FileStore(at: settings.mediaFolder), world: world
        ).load(into: database)
        return ["The demonstration has \(report.present) things, \(report.added) of them added now."]
    }

    package func removeDemonstration() async throws -> [String] {
        let kept = try await Demonstration.remove(from: database)
        return kept.map { "kept, because others rest on it: \($0.title) (\($0.path))" } + ["The demonstration is gone."]
    }
}
