import Books
import Markup
import Testing

@Suite struct PlainBookTests {
    @Test func `a book is words alone, in the order in which they are read`() {
        let text = String(
            decoding: PlainBook(
                Book(
                    identifier: "urn:uuid:0193a6f0-0000-7000-8000-000000000001", title: "Jardin",
                    summary: "À plusieurs.",
                    language: "fr", modified: "2026-11-27T09:00:00.250Z", publisher: "Le commun",
                    source: "https://commun.example/practices/jardin", licences: ["https://licence.example/"],
                    imprint: ["Édition 1"], words: .init(contents: "Sommaire", cover: "Couverture", pictures: "Images"),
                    chapters: [Book.Chapter(name: "a", title: "La charte", text: Self.charter)],
                    pictures: [
                        Book.Picture(
                            name: "a.png", type: "image/png", bytes: [], alternative: "Un bac", credit: "Ada",
                            isPlaced: true)
                    ])
            ).bytes, as: UTF8.self)

        #expect(text == Self.read)
    }

    private static let read = """
        Jardin
        ======

        À plusieurs.

        Édition 1

        https://commun.example/practices/jardin

        https://licence.example/

        La charte
        ---------

        On <décide> & on rit.

        - un
        - deux
          encore

        3. trois

        > dit

        A | B
        1 | 2

        [Un bac]

        Photo d’Ada

        """

    private static var charter: Markup {
        Markup.group([
            p {
                "On <décide> & "; strong { "on rit." }
            },
            ul {
                li { "un" }
                li {
                    p { "deux" }
                    p { "encore" }
                }
            },
            ol(Attribute("start", "3")) { li { "trois" } },
            blockquote { p { "dit" } }, Self.grid,
            figure {
                img(.src("pictures/a.png"), .alt(""))
                figcaption { "Photo d’Ada" }
            },
        ])
    }

    private static var grid: Markup {
        table {
            thead {
                tr {
                    th { "A" }; th { "B" }
                }
            }
            tbody {
                tr {
                    td { "1" }; td { "2" }
                }
            }
        }
    }
}
