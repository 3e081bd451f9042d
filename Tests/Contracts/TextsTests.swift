import Foundation
import Testing

@testable import Web

/// Every text on a screen is a key, and every key has its text in every language.
@Suite struct TextsTests {
    static let rooms = (try? House.speakingRooms()) ?? []

    @Test func `there are rooms that speak`() throws {
        #expect(try House.speakingRooms().count > 5)
    }

    @Test(arguments: rooms)
    func `gettext accepts the texts`(of room: String) throws {
        for language in Language.allCases {
            let checking = Process()
            checking.executableURL = URL(fileURLWithPath: "/usr/bin/msgfmt")
            checking.arguments = ["--check", "--output-file=/dev/null", path(of: room, in: language)]
            checking.currentDirectoryURL = House.root

            try checking.run()
            checking.waitUntilExit()

            #expect(checking.terminationStatus == 0, "msgfmt --check \(path(of: room, in: language))")
        }
    }

    @Test(arguments: rooms)
    func `the languages have the same keys`(in room: String) throws {
        let french = try entries(of: room, in: .fr)
        let english = try entries(of: room, in: .en)

        #expect(Set(french.keys).subtracting(english.keys).sorted() == [], "only in French")
        #expect(Set(english.keys).subtracting(french.keys).sorted() == [], "only in English")
    }

    @Test(arguments: rooms)
    func `every text says something`(in room: String) throws {
        for language in Language.allCases {
            for (key, entry) in try entries(of: room, in: language) where entry.forms.contains("") {
                Issue.record("\(path(of: room, in: language)): \(key) is empty")
            }
        }
    }

    @Test(arguments: rooms)
    func `keys begin with the name of their room`(_ room: String) throws {
        let strays = try entries(of: room, in: .fr).keys.filter { !$0.hasPrefix(prefix(of: room)) }

        #expect(strays.sorted() == [])
    }

    @Test(arguments: rooms)
    func `a text leaves the same places open in every language`(in room: String) throws {
        let english = try entries(of: room, in: .en)

        for (key, entry) in try entries(of: room, in: .fr) {
            guard let other = english[key] else { continue }
            #expect(places(in: entry) == places(in: other), "\(key)")
            #expect(entry.forms.count == other.forms.count, "\(key) counts in one language only")
        }
    }

    @Test(arguments: rooms)
    func `a key that the sources name exists`(of room: String) throws {
        let known = try entries(of: room, in: .fr)

        for mention in try mentions(of: room) where !known.keys.contains(where: mention.names) {
            Issue.record("\(mention.at): there is no text \(mention.key)")
        }
    }

    @Test(arguments: rooms)
    func `a text is used`(of room: String) throws {
        let mentions = try mentions(of: room)

        for key in try entries(of: room, in: .fr).keys.sorted() where !mentions.contains(where: { $0.names(key) }) {
            Issue.record("\(key) is used nowhere: remove it")
        }
    }

    @Test(arguments: rooms)
    func `French is set in French`(in room: String) throws {
        let faults = [
            (
                #"(?<![\u202F\u00A0\s»])[;!?](?![\w=&])|[ ][;:!?»]|«[ ]"#,
                "a narrow no-break space goes with ; : ! ? « »"
            ),
            (#"\w'\w"#, "the apostrophe is ’"),
            (#"\.\.\."#, "an ellipsis is …"),
            ("\"", "quotes are « »"),
        ]

        for (key, entry) in try entries(of: room, in: .fr) {
            for form in entry.forms {
                for (pattern, sentence) in faults where form.range(of: pattern, options: .regularExpression) != nil {
                    Issue.record("\(key): \(sentence): \(form)")
                }
            }
        }
    }
}

extension TextsTests {
    /// A key in the sources, or, where the rest is computed, how it begins.
    private struct Mention {
        let key: String
        let at: String

        func names(_ other: String) -> Bool {
            other == key || other.hasPrefix(key.hasSuffix(".") ? key : key + ".")
        }
    }

    /// Any quoted text that begins like a key of the room: a key travels through variables and errors before it is shown.
    private func mentions(of room: String) throws -> [Mention] {
        let pattern = #""(\#(prefix(of: room).dropLast())\.[\w.-]*)(?:"|\\\()"#
        return try House.files(under: "Sources", ending: ".swift").flatMap { file in
            try file.occurrences(of: pattern, in: file.code).filter { !$0.groups[1].hasSuffix(".csv") }.map {
                Mention(key: $0.groups[1], at: "\(file.path):\($0.line)")
            }
        }
    }

    private func entries(of room: String, in language: Language) throws -> [String: PoFile.Entry] {
        try PoFile(HouseFile(path(of: room, in: language)).text).entries
    }

    private func path(of room: String, in language: Language) -> String {
        "Sources/\(room)/Texts/\(language.rawValue).po"
    }

    private func prefix(of room: String) -> String { room.lowercased() + "." }

    private func places(in entry: PoFile.Entry) -> Set<String> {
        Set(entry.forms.flatMap(places))
    }

    private func places(in form: String) -> [String] {
        form.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap { piece in
            piece.split(separator: "}").first.map(String.init)
        }
    }
}
