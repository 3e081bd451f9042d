import Foundation
import Markup

/// How loud a sound is from its beginning to its end, drawn as bars.
struct Waveform: Sendable, Equatable {
    /// From 0 to 25, in the order of time.
    let peaks: [Int]

    static let bars = 160
    private static let highest = 25
    private static let first = UInt8(ascii: "a")

    /// A letter for each bar, `a` for silence.
    var text: String { String(decoding: peaks.map { Self.first + UInt8($0) }, as: UTF8.self) }

    init?(_ text: String) {
        let peaks = text.utf8.map { Int($0) - Int(Self.first) }
        guard !peaks.isEmpty, peaks.allSatisfy({ (0...Self.highest).contains($0) }) else { return nil }
        self.peaks = peaks
    }

    /// - Parameter path: of samples of 16 bits, the lower byte first, of one channel. Nil when there are none.
    init?(of path: String) throws {
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        let count = Int(try file.seekToEnd()) / 2
        try file.seek(toOffset: 0)
        guard count > 0 else { return nil }
        let bars = min(Self.bars, count)
        var loudest = [Int](repeating: 0, count: bars)
        var index = 0
        while let piece = try file.read(upToCount: 1 << 20), piece.count > 1 {
            piece.withUnsafeBytes { bytes in
                for place in stride(from: 0, to: bytes.count - 1, by: 2) where index < count {
                    let sample = Int(Int16(bitPattern: UInt16(bytes[place]) | UInt16(bytes[place + 1]) << 8))
                    let bar = index * bars / count
                    loudest[bar] = max(loudest[bar], abs(sample))
                    index += 1
                }
            }
        }
        let top = max(1, loudest.max() ?? 1)
        peaks = loudest.map { ($0 * Self.highest + top / 2) / top }
    }

    /// The text beside it says how long the sound is: this only shows its shape.
    var markup: Markup {
        let height = Self.highest * 2 + 2
        let bars = peaks.enumerated().map { index, peak in
            element(
                "rect", Attribute("x", "\(index * 4)"), Attribute("y", "\(height / 2 - peak - 1)"), .width("2"),
                .height("\(peak * 2 + 2)")
            ) { "" }
        }
        return element(
            "svg", .class("waveform"), Attribute("viewBox", "0 0 \(peaks.count * 4 - 2) \(height)"),
            Attribute("preserveAspectRatio", "none"), .ariaHidden("true"), Attribute("focusable", "false")
        ) { Markup.group(bars) }
    }
}
