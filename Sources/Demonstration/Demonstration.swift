package import Commons
package import Files
import Media
package import Storage

/// The demonstration commons: loaded by one command, and taken away whole by another.
package struct Demonstration: Sendable {
    let folder: DemoFolder
    let store: FileStore
    let world: World

    /// - Parameter store: takes the files of its media.
    package init(_ folder: DemoFolder, files store: FileStore, world: World) {
        self.folder = folder
        self.store = store
        self.world = world
    }

    /// How many things of each kind are there, and how many were added by this run.
    package struct Report: Sendable, Equatable {
        package var added = 0
        package var present = 0
    }

    /// Adds what is not there yet, in one transaction; loading twice adds nothing.
    package func load(into database: Database) async throws -> Report {
        let files = try DemoFiles(folder)
        let pictures = try keep(files.media)
        return try await database.write { tx in
            var loading = DemoLoading(files: files, pictures: pictures, world: world, tx: tx)
            return try loading.run()
        }
    }

    /// The files of the media, by the names of theirs.
    private func keep(_ lines: [DemoFiles.Line]) throws -> [String: MediumFile] {
        var kept: [String: MediumFile] = [:]
        for line in lines {
            guard let name = line["file"], kept[name] == nil else { continue }
            let sides = (line["size"] ?? "").split(separator: "x").compactMap { Int($0) }
            kept[name] = try Media.keep(
                ownFile: folder.path(of: name), size: sides.count == 2 ? (sides[0], sides[1]) : nil,
                seconds: line["seconds"].flatMap { Int($0) }, in: store, world: world)
        }
        return kept
    }

    /// Takes everything away that was loaded, except what people have built on since: it is named.
    package static func remove(from database: Database) async throws -> [Thing] {
        try await database.write { tx in try DemoRemoval(tx: tx).run() }
    }

    package static let migrations = [
        Migration(
            "2026-11-23-40-demonstration",
            """
            CREATE TABLE demo_items (
                key      TEXT PRIMARY KEY,
                thing_id TEXT NOT NULL REFERENCES things (id) ON DELETE CASCADE
            )
            """,
            "CREATE INDEX demo_items_by_thing ON demo_items (thing_id)"
        )
    ]
}

/// The files, read before the transaction begins.
struct DemoFiles: Sendable {
    typealias Line = [String: String]

    let organizations: [Line]
    let practices: [(key: String, file: PracticeFile)]
    let translations: [(key: String, file: PracticeFile)]
    let replications: [Line]
    let changes: [Line]
    let figures: [Line]
    let adaptations: [Line]
    let editions: [Line]
    let answers: [Line]
    let proposals: [Line]
    let labels: [Line]
    let networks: [Line]
    let memberships: [Line]
    let meetings: [Line]
    let media: [Line]
    let articles: [(key: String, file: FrontMatter)]
    /// Of articles.
    let translated: [String: FrontMatter]
    let dossiers: [Line]
    let outcomes: [Line]
    let studies: [Line]
    let indicators: [Line]
    let observations: [Line]
    let goals: [Line]
    let testimonies: [Line]
    let sheets: [Line]

    init(_ folder: DemoFolder) throws {
        organizations = try folder.table("organizations.csv")
        practices = try folder.practices(in: "fr")
        translations = try folder.practices(in: "en")
        replications = try folder.table("replications.csv")
        changes = try folder.table("state-changes.csv")
        figures = try folder.table("figures.csv")
        adaptations = try folder.table("adaptations.csv")
        editions = try folder.table("editions.csv")
        answers = try folder.table("edition-answers.csv")
        proposals = try folder.table("proposals.csv")
        labels = try folder.table("labels.csv")
        networks = try folder.table("networks.csv")
        memberships = try folder.table("memberships.csv")
        meetings = try folder.table("meetings.csv")
        media = try folder.table("media.csv")
        articles = try folder.articles(in: "fr")
        translated = Dictionary(try folder.articles(in: "en").map { ($0.key, $0.file) }) { first, _ in first }
        dossiers = try folder.table("dossiers.csv")
        outcomes = try folder.table("outcomes.csv")
        studies = try folder.table("studies.csv")
        indicators = try folder.table("indicators.csv")
        observations = try folder.table("observations.csv")
        goals = try folder.table("goals.csv")
        testimonies = try folder.table("testimonies.csv")
        sheets = try folder.table("sheets.csv")
    }
}
