import Fixtures
import Foundation
import HummingbirdTesting
import Node
import NodeFixtures
import Testing

@testable import Web

/// Every form that a page shows, to somebody who may do everything: sent empty, and sent with nonsense in each field.
@Suite struct FormTests {
    @Test func `a form filled with nonsense is shown again with sentences, or refused`() async throws {
        let node = try await TestNode(.sqlite)
        let tally = Tally()

        try await node.test { client in
            let boss = try await node.person("Boss", roles: [.administrator], at: client)
            var crawl = Crawl(try node.node.routes(), from: Self.pages, mostOfEachKind: 2)
            try await crawl.walk(boss) { page in
                for form in page.forms where form.isSent && form.action != "/session/ending" {
                    for nonsense in Self.nonsense {
                        await tally.add(try await Self.send(form, filledWith: nonsense, by: boss))
                    }
                }
            }
        }

        #expect(await tally.faults == [])
        #expect(await tally.refused > 20)
    }

    private static let pages = [
        "/", "/practices/new", "/replications/new", "/organizations/new", "/profile", "/administration",
        "/administration/wording/web.frame.skip",
    ]

    private static let nonsense = [
        "", " ", "\u{202E}\u{0000}", "'\"><script>alert(1)</script>", String(repeating: "x", count: 60_000), "-1",
        "99999999999999999999", "2015-13-45", "\u{1F41D}",
    ]

    /// A sentence about what should not have happened, or nil.
    private static func send(
        _ form: PageForm, filledWith text: String, by person: Visitor
    ) async throws -> (status: Int, fault: String?) {
        let fields = form.fields.map { $0.name == "_token" ? $0 : PageForm.Field($0.name, text) }
        let answer = try await person.send(form.action, fields)
        if answer.status >= 500 { return (answer.status, "\(form.action) with \(text.prefix(20)): \(answer.status)") }
        let saysWhy = answer.body.contains("aria-invalid=\"true\"") || answer.body.contains("class=\"error\"")
        if answer.status == 422 && !saysWhy {
            return (422, "\(form.action) with \(text.prefix(20)) is refused without a sentence beside a field")
        }
        return (answer.status, nil)
    }

    private actor Tally {
        var faults: [String] = []
        var refused = 0

        func add(_ outcome: (status: Int, fault: String?)) {
            if let fault = outcome.fault { faults.append(fault) }
            if outcome.status == 422 { refused += 1 }
        }
    }
}
