import Commons
import Files
import Storage

/// Makes what there is to make of one sort of file. What was made before a stop is not made again.
protocol Maker: Sendable {
    /// How many there are to tell of.
    var steps: Int { get }

    func make(_ work: MakingWork) async throws -> Made
}

/// What is kept beside the files that were made.
struct Made: Sendable {
    var placeholder: String?
    var waveform: String?
}

enum Makers {
    static func maker(of file: MediumFile) -> any Maker {
        switch file.form ?? .jpeg {
        case .pdf: PDFMaker()
        case .docx, .xlsx, .pptx, .odt, .ods, .odp: OfficeMaker()
        case .text: TextMaker()
        case .mp3, .ogg, .flac, .wav, .m4a: SoundMaker()
        case .mp4, .webm, .matroska, .playlist: FilmMaker(file)
        case .jpeg, .png, .webp, .avif: ImageMaker(file)
        }
    }
}

/// A file while things are made of it.
struct MakingWork: Sendable {
    let file: MediumFile
    /// What there is already, by name.
    let versions: [String: MediumFile]
    let store: FileStore
    let database: Database
    let world: World

    var path: String { store.path(of: file.digest) }

    /// Says how many steps are done, for those who look at the page.
    func note(_ done: Int) async throws {
        try Task.checkCancellation()
        let now = world.now()
        try await database.write { tx in try Making.note(done: done, of: file.digest, at: now, in: tx) }
    }

    @discardableResult
    func keep(
        _ made: IncomingFile, as name: String, _ type: FileType, _ size: ImageSize? = nil, duration: Int? = nil
    ) async throws -> MediumFile {
        let kept = MediumVersion(
            name: name, file: MediumFile(try store.keep(made), type: type, size, duration: duration))
        let now = world.now()
        try await database.write { tx in try kept.remember(of: file.digest, at: now, in: tx) }
        return kept.file
    }

    /// The words in the file, for the search; as many as it reads of any.
    func keep(text: String) async throws {
        let text = String(text.replacing("\0", with: " ").unicodeScalars.prefix(Self.mostScalars))
        let digest = file.digest
        try await database.write { tx in
            try tx.run(
                """
                INSERT INTO media_texts (file, text) VALUES (\(digest), \(text))
                ON CONFLICT (file) DO UPDATE SET text = \(text)
                """)
            for thing in try Media.things(of: digest, in: tx) { Media().reindex(thing, in: tx) }
        }
    }

    private static let mostScalars = 500_000
}
