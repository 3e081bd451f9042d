import Foundation
import Testing

/// The page that says what holds what names tests that exist.
@Suite struct SecurityPageTests {
    @Test func `every test that the page of security names is there`() throws {
        let page = try HouseFile("docs/security.md").text.replacing("\n", with: " ")
        let tests = try House.files(under: "Tests", ending: "Tests.swift")
        var suite: HouseFile?
        var count = 0

        for part in page.split(separator: "`") {
            if part.hasSuffix("Tests") {
                suite = tests.first { $0.path.hasSuffix("/\(part).swift") }
                #expect(suite != nil, "there is no \(part)")
            }
            for name in part.split(separator: "“").dropFirst(part.hasPrefix("“") ? 0 : 1).compactMap(\.title) {
                count += 1
                let isThere = tests.contains { $0.text.contains("func `\(name)`") }
                #expect(isThere, "\(suite?.path ?? "no suite") has no test “\(name)”")
            }
        }
        #expect(count > 100)
    }
}

extension Substring {
    /// What stands before the closing quote.
    fileprivate var title: String? { contains("”") ? String(prefix { $0 != "”" }) : nil }
}
