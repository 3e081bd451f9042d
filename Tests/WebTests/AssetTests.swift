import Foundation
import Testing

@Suite struct AssetTests {
    @Test func `the stylesheets together weigh at most 45 KB`() throws {
        let weight = try Self.assets { $0.hasSuffix(".css") }.reduce(0) { $0 + $1.text.utf8.count }

        #expect(weight <= 45_000)
    }

    @Test func `no asset asks anyone else for anything`() throws {
        for asset in try Self.assets({ _ in true }) {
            let elsewhere = asset.text.components(separatedBy: "//").dropFirst().filter { rest in
                !rest.hasPrefix("www.w3.org/") && !rest.hasPrefix(" ") && !rest.hasPrefix("\n")
            }
            #expect(elsewhere.isEmpty, "\(asset.name)")
        }
    }

    @Test func `what a stylesheet or a script asks of this node is there, or comes with the set-up`() throws {
        let names = Set(try Self.assets { _ in true }.map(\.name))

        for asset in try Self.assets({ _ in true }) {
            for rest in asset.text.components(separatedBy: "\"/assets/").dropFirst() {
                let name = String(rest.prefix { $0 != "\"" })
                #expect(names.contains(name), "\(asset.name) asks for \(name)")
            }
        }
    }

    private struct Asset {
        let name: String
        let text: String
    }

    private static func assets(_ isWanted: (String) -> Bool) throws -> [Asset] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let folder = root.appending(path: "Sources/Web/Assets")
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).filter(isWanted).map { name in
            Asset(name: name, text: try String(contentsOf: folder.appending(path: name), encoding: .utf8))
        }
    }
}
