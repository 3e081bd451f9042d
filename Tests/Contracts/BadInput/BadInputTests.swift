import Fixtures
import Foundation
import HTTPTypes
import HummingbirdTesting
import NodeFixtures
import Storage
import Testing

@testable import Web

/// Whatever is written in a field: it is taken, or refused with a sentence beside the field; nothing is half done, nothing
/// typed is lost, nothing comes back as markup, and both engines agree.
@Suite struct BadInputTests {
    @Test(arguments: Furnished.pages)
    func `every text in every field of a form is taken or refused, on both engines alike`(page: String) async throws {
        try await agree { engine in
            try await Self.withCommons(engine) { commons, _ in
                try await Self.fillAll(page, NaughtyText.all, by: commons.boss, at: commons.node)
            }
        }
    }

    @Test(arguments: Furnished.pages)
    func `one text of each kind in one field of a form that is right otherwise`(page: String) async throws {
        try await agree { engine in
            try await Self.withCommons(engine) { commons, _ in
                try await Self.fillOne(page, NaughtyText.oneOfEachKind, by: commons.boss, at: commons.node)
            }
        }
    }

    @Test(arguments: Furnished.doors)
    func `whoever comes may write anything`(page: String) async throws {
        try await agree { engine in
            try await Self.withCommons(engine) { commons, client in
                try await Self.fillAll(page, NaughtyText.all, by: Visitor(client), at: commons.node)
            }
        }
    }

    /// What each engine answered, one line a request.
    private func agree(_ answers: (Engine) async throws -> [String]) async throws {
        var first: [String]?
        for engine in Engine.available {
            let given = try await answers(engine)
            #expect(!given.isEmpty)
            if let first { #expect(zip(first, given).filter { $0 != $1 }.map(\.0) == []) }
            first = first ?? given
        }
    }

    private static func withCommons(
        _ engine: Engine, _ body: @escaping @Sendable (Furnished, any TestClientProtocol) async throws -> [String]
    ) async throws -> [String] {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        return try await node.test { client in try await body(try await Furnished.on(node, client), client) }
    }
}

// How forms are filled in.
extension BadInputTests {
    /// With `THOROUGH` in the environment each field is given each text, which takes a quarter of an hour; otherwise each
    /// field is given some, and each text to some fields.
    private static let isThorough = ProcessInfo.processInfo.environment["THOROUGH"] != nil

    /// Every field at once, so that in the end each has held each text.
    private static func fillAll(
        _ page: String, _ texts: [NaughtyText], by person: Visitor, at node: TestNode
    ) async throws -> [String] {
        var answers: [String] = []
        for start in stride(from: 0, to: texts.count, by: isThorough ? 1 : 5) {
            for form in try await forms(page, person) {
                var fields = form.fields
                for index in fields.indices where fields[index].name != "_token" {
                    let text = texts[(start + index * 7) % texts.count].text
                    fields[index] = PageForm.Field(fields[index].name, text)
                }
                answers.append(try await judge(form, fields, texts[start], person, node))
            }
        }
        return answers
    }

    /// One field at a time: the others stay as the page has them, so that the text may come to be kept and shown.
    private static func fillOne(
        _ page: String, _ texts: [NaughtyText], by person: Visitor, at node: TestNode
    ) async throws -> [String] {
        var answers: [String] = []
        for (turn, text) in texts.enumerated() {
            for form in try await forms(page, person) {
                let names = Set(form.fields.map(\.name)).subtracting(["_token", "revision"]).sorted()
                for (place, name) in names.enumerated() where isThorough || (turn + place).isMultiple(of: 4) {
                    let present = try await forms(page, person)
                    guard let fresh = present.first(where: { $0.action == form.action }) else { break }
                    let fields = fresh.fields.map { $0.name == name ? PageForm.Field(name, text.text) : $0 }
                    answers.append(try await judge(form, fields, text, person, node))
                }
            }
        }
        return answers
    }

    private static func forms(_ page: String, _ person: Visitor) async throws -> [PageForm] {
        let opened = try await person.open(page)
        // A title may have been accepted: the thing has another address then, and says so.
        #expect([200, 422].contains(opened.status), "\(page): \(opened.status)")
        #expect(Reflection.faults(in: opened) == [], "\(page)")
        return opened.forms.filter { $0.action != "/session/ending" && $0.fields.contains { $0.name != "_token" } }
            .filter { $0.isSent || page.hasPrefix($0.action) }
    }

    private static func judge(
        _ form: PageForm, _ fields: [PageForm.Field], _ text: NaughtyText, _ person: Visitor, _ node: TestNode
    ) async throws -> String {
        let before = try await Kept.count(in: node.database)
        // Attempts are counted by the hour: none of this is about them.
        node.world.advance(by: .seconds(3_600))
        let answer =
            form.isSent
            ? try await person.send(form.action, fields) : try await person.open(form.address(with: fields))
        let after = try await Kept.count(in: node.database)
        let what: Comment = "\(form.action), \(text.testDescription): \(answer.status)"
        #expect(Self.expected.contains(answer.status), what)
        #expect(Reflection.faults(in: answer) == [], what)
        if answer.status >= 400 { #expect(before == after, "\(what): something was written") }
        if answer.status == 422 { keeps(fields, answer, what) }
        return "\(form.action) \(text.testDescription) \(answer.status)"
    }

    private static let expected = [200, 301, 303, 400, 403, 404, 409, 410, 413, 422]

    /// The page that refuses names what is wrong, and shows again what was typed.
    private static func keeps(_ sent: [PageForm.Field], _ page: VisitedPage, _ what: Comment) {
        #expect(page.body.contains("class=\"error"), "\(what): no sentence says why")
        for (name, values) in page.textFields {
            let typed = sent.filter { $0.name == name }.map(\.value)
            guard !typed.isEmpty else { continue }
            let isKept = values == typed || values.starts(with: typed.filter { !$0.isEmpty || typed.count == 1 })
            #expect(isKept, "\(what): \(name) is lost")
        }
    }
}

extension VisitedPage {
    /// What stands in the fields that one types in.
    fileprivate var textFields: [String: [String]] {
        var found: [String: [String]] = [:]
        var area: (name: String, text: String)?
        for piece in HTMLScanner.pieces(of: body) {
            switch piece {
            case .start("input", let attributes):
                let type = attributes["type"] ?? "text"
                guard ["text", "email", "url"].contains(type), let name = attributes["name"] else { continue }
                found[name, default: []].append(attributes["value"] ?? "")
            case .start("textarea", let attributes): area = (attributes["name"] ?? "", "")
            case .text(let text): area?.text += text
            case .end("textarea"):
                guard let ended = area else { continue }
                // The newline after the tag is the form's own.
                found[ended.name, default: []].append(String(ended.text.unicodeScalars.dropFirst()))
                area = nil
            default: break
            }
        }
        return found
    }
}
