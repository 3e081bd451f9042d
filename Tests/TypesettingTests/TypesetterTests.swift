import Books
import Files
import Fixtures
import Foundation
import Markup
import Storage
import Testing
import Web

@testable import Typesetting

/// Books are set for real, and looked at by programs that others wrote.
@Suite struct TypesetterTests {
    private static let chapters = [
        Books.chapter("La charte") {
            ol { li { "On décide ensemble." } }
            h2 { "Tableau" }
            table {
                thead {
                    tr {
                        th { "Outil" }; th { "Nombre" }
                    }
                }
                tbody {
                    tr {
                        td { "Bêche" }; td { "12" }
                    }
                }
            }
            h4 { "Un titre trop bas" }
            p {
                a(.href("/practices/jardin")) { "La pratique" }
                " et "
                a(.href("javascript:alert(1)")) { "rien" }
            }
        },
        Books.chapter("Leçons") { p(.lang("en")) { "Dig before winter." } },
    ]

    private static let picture = Book.Picture(
        name: "bac.png", type: "image/png", bytes: SmallestPicture.png, alternative: "Un bac de bois",
        credit: "« Le bac », Ada, CC0 1.0")

    @Test func `a book is tagged, says its title and language, has bookmarks and all its fonts`() async throws {
        let printed = try await Printed(Books.book(Self.chapters, pictures: [Self.picture]))
        let facts = try await printed.facts()
        let catalog = try await printed.catalog()
        let outline = try await printed.outline()
        let fonts = try await printed.fonts()

        #expect(facts.contains("Tagged:          yes") && facts.contains("Title:           Jardin partagé"), "\(facts)")
        #expect(catalog.contains("\"/Lang\": \"u:fr\"") && catalog.contains("/DisplayDocTitle\": true"))
        for title in ["Sommaire", "La charte", "Tableau", "Leçons", "Images"] {
            #expect(outline.contains(title), "\(title)")
        }
        #expect(!fonts.isEmpty && fonts.allSatisfy(\.isEmbedded), "\(fonts)")
        #expect(try await printed.metadata().contains("pdfuaid:part"))
        #expect(try await printed.check().contains("No syntax or stream encoding errors"))
    }

    @Test func `what is read stands in its order, with headings, table, picture and links`() async throws {
        let printed = try await Printed(Books.book(Self.chapters, pictures: [Self.picture]))
        let structure = try await printed.structure()
        let catalog = try await printed.catalog()

        for tag in ["H1", "H2", "H3", "Table", "TH", "TD", "L", "LI", "Figure", "TOC", "Link"] {
            #expect(structure.contains(tag), "\(tag)")
        }
        let places = ["On décide ensemble.", "Bêche", "Un titre trop bas", "Dig before winter.", "« Le bac », Ada"].map
        {
            structure.firstRange(of: $0)?.lowerBound
        }
        #expect(places.allSatisfy { $0 != nil } && places.compactMap { $0 } == places.compactMap { $0 }.sorted())
        #expect(catalog.contains("u:Un bac de bois") && catalog.contains("https://commun.example/practices/jardin"))
        #expect(!catalog.contains("javascript"))
    }

    @Test func `hostile words stay words`() async throws {
        let hostile = [
            "#panic(\"x\")", "= *a* _b_ $c$ `d` @e <f> \\ ~ -- ... // /* */", "#include \"/etc/passwd\"", "\\u{0}#{",
            "</p><script>alert(1)</script>", "ירושלים", "\u{202E}rtl", "\"}],\"chapters\":[]",
            String(repeating: "w", count: 5_000),
            "http://" + String(repeating: "x", count: 3_000),
        ]
        let book = Books.book(
            hostile.map { text in
                Books.chapter(text) {
                    p { text }
                    pre { text }
                    ul { li { code { text } } }
                }
            }, titled: hostile[0])
        let printed = try await Printed(book)
        let text = try await printed.text()

        for line in hostile.prefix(5) { #expect(text.contains(line), "\(line)") }
        #expect(text.contains("ירושלים") && !text.contains("root:"))
    }

    @Test func `whatever the signs, a book comes out`() async throws {
        var random = SystemRandomNumberGenerator()
        let planes: [ClosedRange<UInt32>] = [
            0x00...0x7F, 0x80...0x2FF, 0x300...0xD7FF, 0xE000...0xFFFF, 0x1_0000...0x10_FFFF,
        ]
        for _ in 0..<8 {
            let chapters = (0..<30).map { number in
                let text = Self.signs(60, of: planes, &random)
                return Books.chapter("\(number) \(text)") {
                    p { text }
                    blockquote { p { em { text } } }
                }
            }
            let printed = try await Printed(Books.book(chapters, titled: "Au hasard"))

            #expect(try await printed.facts().contains("Tagged:          yes"))
        }
    }

    private static func signs(
        _ count: Int, of planes: [ClosedRange<UInt32>], _ random: inout SystemRandomNumberGenerator
    ) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<count {
            let plane = planes.randomElement(using: &random) ?? 0...0x7F
            if let sign = Unicode.Scalar(UInt32.random(in: plane, using: &random)) { text.append(sign) }
        }
        return String(text)
    }

    @Test func `texts within texts without end are set flat, and no word is lost`() async throws {
        var deep = p { "Au fond." }
        for _ in 0..<60 { deep = .group([blockquote { deep }]) }
        var list = p { "Sous la liste." }
        for _ in 0..<60 { list = .group([ul { li { list } }]) }
        let printed = try await Printed(
            Books.book([
                Books.chapter("Profond") {
                    deep; list
                }
            ]))
        let text = try await printed.text()

        #expect(text.contains("Au fond.") && text.contains("Sous la liste."))
    }

    @Test func `a picture that is none is told in its place`() async throws {
        let broken = Book.Picture(
            name: "bac.png", type: "image/png", bytes: Array("no".utf8), alternative: "Un bac de bois", credit: "Ada")
        let text = try await Printed(Books.book(Self.chapters, pictures: [broken])).text()

        #expect(text.contains("Un bac de bois") && text.contains("On décide ensemble."))
    }

    @Test func `the same book is set once`() async throws {
        let store = Books.store()
        let first = try await Printed(Books.book(Self.chapters), Books.typesetter(Books.program, store))
        let again = try await Printed(Books.book(Self.chapters), Books.typesetter("/bin/false", store))
        let other = Books.book(Self.chapters, titled: "Autre")

        #expect(first.path == again.path && first.digest == again.digest)
        await #expect(throws: AppError.self) { try await Printed(other, Books.typesetter("/bin/false", store)) }
        #expect(try await Printed(other, Books.typesetter(Books.program, store)).digest != first.digest)
    }

    @Test func `a typesetter that is not there, or is ended, is a sentence`() async throws {
        var limits = Typesetter.usual
        limits.memoryMegabytes = 40
        let (missing, ended) = (Books.typesetter("/no/python"), Books.typesetter(limits: limits))

        #expect(!missing.isThere && ended.isThere)
        for (typesetter, key) in [(missing, "missing"), (ended, "failed")] {
            let error = await #expect(throws: AppError.self) { try await typesetter.pdf(of: Books.book(Self.chapters)) }
            #expect(error?.kind == .unavailable && error?.message == "typesetting.error.\(key)")
        }
    }

    @Test func `a few are let through, a few wait, the rest is told to come back`() async throws {
        let turnstile = Turnstile(atOnce: 1, waiting: 1, AppError(.unavailable, "busy"))
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<5 {
                group.addTask {
                    do {
                        try await turnstile.pass { try await Task.sleep(for: .milliseconds(200)) }
                        return true
                    } catch { return false }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }

        #expect(outcomes.filter { $0 }.count == 2)
        try await turnstile.pass {}
    }

    @Test func `what nobody asked for longest makes room`() async throws {
        let (store, world) = (Books.store(), TestWorld().world)
        let files = PrintedFiles(folder: "\(store.folder)/printed", mostBytes: 25)
        for name in ["a", "b", "c"] {
            let bench = try store.workbench(world)
            try Data(repeating: 1, count: 10).write(to: URL(fileURLWithPath: "\(bench.folder)/book.pdf"))
            _ = try files.keep(bench, as: name)
            try await Task.sleep(for: .milliseconds(20))
        }

        #expect(files.path(of: "a") == nil && files.path(of: "b") != nil && files.path(of: "c") != nil)
        files.removeUnused(since: World.live().now().adding(hours: -1))
        #expect(files.path(of: "b") != nil)
        files.removeUnused(since: World.live().now().adding(hours: 1))
        #expect(files.path(of: "b") == nil && files.path(of: "c") == nil)
    }
}
