import Books
import Files
import Fixtures
import Foundation
import Markup
import Storage
import Typesetting

/// Books made for tests, and what the programs of others see in them.
enum Books {
    static let program = "var/venv-typst/bin/python"

    static func book(
        _ chapters: [Book.Chapter], titled title: String = "Jardin partagé", pictures: [Book.Picture] = []
    ) -> Book {
        Book(
            identifier: "urn:uuid:0193a6f0-0000-7000-8000-000000000001", title: title,
            summary: "Un jardin à plusieurs.", language: "fr-FR", modified: "2026-11-27T09:00:00Z",
            publisher: "Le commun", source: "https://commun.example/practices/jardin",
            licences: ["https://creativecommons.org/licenses/by-sa/4.0/"], imprint: ["Édition 1"],
            words: .init(contents: "Sommaire", cover: "Couverture", pictures: "Images"), chapters: chapters,
            pictures: pictures)
    }

    static func chapter(_ title: String, @MarkupBuilder _ text: () -> Markup) -> Book.Chapter {
        Book.Chapter(name: "c\(title.utf8.count)", title: title, text: text())
    }

    static func store() -> FileStore { FileStore(at: NSTemporaryDirectory() + "essaim-books-\(UUID().uuidString)") }

    static func typesetter(
        _ program: String = Books.program, _ store: FileStore = store(),
        limits: LimitedProgram.Limits = Typesetter.usual
    ) -> Typesetter {
        Typesetter(program: program, files: store, world: .live(), limits: limits)
    }
}

/// A book on paper, as Poppler and qpdf see it.
struct Printed {
    let path: String
    let digest: String

    init(_ book: Book, _ typesetter: Typesetter = Books.typesetter()) async throws {
        (path, digest) = try await typesetter.pdf(of: book)
    }

    func text() async throws -> String { try await say("pdftotext", ["-layout", path, "-"]) }
    func facts() async throws -> String { try await say("pdfinfo", [path]) }
    func metadata() async throws -> String { try await say("pdfinfo", ["-meta", path]) }
    func structure() async throws -> String { try await say("pdfinfo", ["-struct-text", path]) }
    func check() async throws -> String { try await say("qpdf", ["--check", path]) }
    func outline() async throws -> String { try await say("qpdf", ["--json", "--json-key=outlines", path]) }
    /// All its objects; they are more than a program may say.
    func catalog() async throws -> String {
        let file = NSTemporaryDirectory() + "essaim-\(UUID().uuidString).json"
        defer { unlink(file) }
        _ = try await say("qpdf", ["--json", "--json-key=qpdf", path, file])
        return try String(contentsOfFile: file, encoding: .utf8)
    }

    /// Every font, with whether it is in the file.
    func fonts() async throws -> [(name: String, isEmbedded: Bool)] {
        try await say("pdffonts", [path]).split(separator: "\n").dropFirst(2).map { line in
            let words = line.split(separator: " ")
            // name, type, encoding, emb, sub, uni, object, ID
            return (String(words[0]), words[words.count - 5] == "yes")
        }
    }

    private func say(_ name: String, _ arguments: [String]) async throws -> String {
        try await LimitedProgram(name).run(arguments, in: NSTemporaryDirectory())
    }
}
