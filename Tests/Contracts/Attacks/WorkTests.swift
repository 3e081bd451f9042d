import Fixtures
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Node
import NodeFixtures
import Testing

@testable import Web

/// No request makes the node work for longer than a reader waits. The bounds are those of a debug build on a busy machine.
@Suite struct WorkTests {
    @Test(
        .timeLimit(.minutes(2)),
        arguments: [
            "form", "plus signs", "escapes", "JSON", "marks", "names that are nearly the same",
        ])
    func `a body of a megabyte is read in a moment`(kind: String) async throws {
        let mebibyte = 1 << 20
        let body =
            switch kind {
            case "form": (0..<1_999).map { "field\($0)=\(String(repeating: "a", count: 500))" }.joined(separator: "&")
            case "plus signs": "a=" + String(repeating: "+", count: mebibyte - 2)
            case "escapes": "a=" + String(repeating: "%41", count: (mebibyte - 2) / 3)
            case "JSON": #"{"a":"\#(String(repeating: "\\n", count: (mebibyte - 8) / 2))"}"#
            case "marks": "title=e" + String(repeating: "\u{301}", count: (mebibyte - 8) / 2)
            default: (0..<1_999).map { String(repeating: "a", count: 400) + "\($0)=1" }.joined(separator: "&")
            }
        let node = try await TestNode(.sqlite)
        try await node.test { client in
            let type = kind == "JSON" ? "application/json" : "application/x-www-form-urlencoded"
            let start = ContinuousClock.now

            let answer = try await client.executeRequest(
                uri: "/session", method: .post, headers: [.contentType: type, .accept: "application/json"],
                body: ByteBuffer(string: body))

            let refusal: HTTPResponse.Status = kind == "JSON" ? .unauthorized : .forbidden
            #expect(answer.status == refusal, "there is no proof in it: \(answer.status)")
            #expect(ContinuousClock.now - start < .seconds(5))
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func `the longest texts that a form takes are kept, shown and compared in a moment`() async throws {
        let node = try await TestNode(.sqlite)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            let texts = [
                (0..<3_000).map { "a\($0)" }.joined(separator: " "),
                (0..<3_000).map { "b\($0)" }.joined(separator: " "),
                String(repeating: "[", count: 19_000), String(repeating: "*a **b ", count: 2_800),
                String(repeating: "> ", count: 9_900), String(repeating: "e\u{301}", count: 19_000),
            ]
            try await ada.open("/practices/new")
            try await ada.submit("/practices", ["title": "Long"])
            for text in texts {
                try await ada.open("/practices/long/revisions/new")
                let start = ContinuousClock.now
                let fields = ["need": text, "action": text, "core": text, "free": text, "known": text]
                let saved = try await ada.submit("/practices/long/revisions", fields)
                #expect(saved.status == 200)
                #expect(ContinuousClock.now - start < .seconds(10))
            }
            for number in 2...texts.count {
                let start = ContinuousClock.now
                let page = try await ada.open("/practices/long/comparison?from=\(number)&to=\(number + 1)")
                #expect(page.status == 200)
                #expect(ContinuousClock.now - start < .seconds(10), "\(number)")
            }
        }
    }
}
