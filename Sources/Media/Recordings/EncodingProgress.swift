import Foundation

/// Reads what an encoder writes of how far it is, and tells it to those who look at the page.
struct EncodingProgress: Sendable {
    /// To which the encoder writes.
    let file: String
    /// In milliseconds, of the film.
    let duration: Int
    /// The steps that its work stands for.
    let part: Range<Int>

    private static let pause: Duration = .seconds(1)

    /// Never returns.
    func tell(_ work: MakingWork) async throws {
        var told = -1
        while true {
            let step = step(at: position())
            if step != told { try await work.note(step) }
            told = step
            try await Task.sleep(for: Self.pause)
        }
    }

    /// In microseconds of the film; zero before anything is written.
    private func position() -> Int {
        let bytes = FileManager.default.contents(atPath: file)?.suffix(2_000) ?? Data()
        let line = String(decoding: bytes, as: UTF8.self).split(separator: "\n").last { $0.hasPrefix("out_time_us=") }
        return line.flatMap { Int($0.dropFirst(12)) } ?? 0
    }

    func step(at microseconds: Int) -> Int {
        guard duration > 0 else { return part.lowerBound }
        let share = Double(max(0, microseconds)) / (Double(duration) * 1_000)
        return part.lowerBound + Int(min(1, share) * Double(part.count - 1))
    }
}
