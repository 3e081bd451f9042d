import Foundation
import Testing

/// The colours of `tokens.css`, by day and by night, against WCAG 2.2 AA (success criteria 1.4.3 and 1.4.11).
@Suite struct ContrastTests {
    @Test(
        arguments: ["ink", "soft", "teal", "amber", "clay"],
        ["paper", "sunk", "field", "band", "pale", "blush"])
    func `what is written can be read on every ground`(writing: String, ground: String) throws {
        let palette = try Palette()

        for light in Palette.Light.allCases {
            #expect(try palette.contrast(of: writing, on: ground, by: light) >= 4.5, "\(light)")
        }
    }

    @Test func `the one act of a page can be read at rest and when pointed at`() throws {
        let palette = try Palette()

        for light in Palette.Light.allCases {
            #expect(try palette.contrast(of: "on-honey", on: "honey", by: light) >= 4.5)
            #expect(try palette.contrast(of: "on-honey", on: "honey-pressed", by: light) >= 4.5)
        }
    }

    @Test(arguments: ["edge", "teal", "amber", "clay", "ink"], ["paper", "sunk", "field"])
    func `what surrounds a field or a focus can be seen`(line: String, ground: String) throws {
        let palette = try Palette()

        for light in Palette.Light.allCases {
            #expect(try palette.contrast(of: line, on: ground, by: light) >= 3, "\(light)")
        }
    }

    @Test(arguments: ["teal", "amber", "clay", "soft"])
    func `a mark can be seen on the land of a map`(mark: String) throws {
        let palette = try Palette()

        for light in Palette.Light.allCases {
            #expect(try palette.contrast(of: mark, on: "land", by: light) >= 3, "\(light)")
        }
    }
}

private struct Palette {
    enum Light: Int, CaseIterable {
        case day, night
    }

    struct Missing: Error {
        let token: String
    }

    private let stylesheet: String

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        stylesheet = try String(
            contentsOf: root.appending(path: "Sources/Web/Assets/tokens.css"), encoding: .utf8)
    }

    /// The ratio of WCAG 2.2: from 1 to 21.
    func contrast(of writing: String, on ground: String, by light: Light) throws -> Double {
        let (one, other) = (try luminance(writing, light), try luminance(ground, light))
        return (max(one, other) + 0.05) / (min(one, other) + 0.05)
    }

    private func luminance(_ token: String, _ light: Light) throws -> Double {
        let channels = try channels(token, light).map { channel in
            channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    }

    /// `--teal: light-dark(#1D6561, #7CC7BE);` or `--on-honey: #1F2421;`
    private func channels(_ token: String, _ light: Light) throws -> [Double] {
        guard
            let line = stylesheet.split(separator: "\n").first(where: { $0.contains("--\(token):") })
        else { throw Missing(token: token) }
        let colours = line.split(separator: "#").dropFirst().map { $0.prefix(6) }
        let colour = colours.count > 1 ? colours[light.rawValue] : colours.first ?? ""
        guard colour.count == 6, let number = UInt32(colour, radix: 16) else { throw Missing(token: token) }
        return [16, 8, 0].map { Double((number >> $0) & 0xFF) / 255 }
    }
}
