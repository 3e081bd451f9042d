import Foundation

/// Which cells of a workbook hold days, and which: they are kept as numbers of days.
struct WorkbookDates {
    private enum Shape {
        case day, month
    }

    private var shapes: [Int: Shape] = [:]

    /// - Parameter styles: the part that says how cells look; empty where there is none.
    init(_ styles: [UInt8]) throws {
        var scanner = XMLScanner(styles)
        var own: [Int: Shape] = [:]
        var (isCells, style) = (false, 0)
        while let event = try scanner.next() {
            switch event {
            case .start("numFmt", let attributes):
                if let id = attributes["numFmtId"].flatMap({ Int($0) }) {
                    own[id] = Self.shape(of: attributes["formatCode"] ?? "")
                }
            case .start("cellXfs", _): isCells = true
            case .end("cellXfs"): isCells = false
            case .start("xf", let attributes) where isCells:
                let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
                shapes[style] = own[id] ?? Self.shape(of: id)
                style += 1
            default: break
            }
        }
    }

    /// Of those that every workbook knows (ECMA-376, 18.8.30).
    private static func shape(of id: Int) -> Shape? {
        switch id {
        case 17: .month
        case 14...16, 22: .day
        default: nil
        }
    }

    /// What is between quotes or brackets is no code.
    private static func shape(of code: String) -> Shape? {
        var isQuoted = false
        let letters = code.lowercased().filter { character in
            if "\"[]".contains(character) { isQuoted.toggle() }
            return !isQuoted
        }
        guard letters.contains("y") || letters.contains("d") else { return nil }
        return letters.contains("d") ? .day : .month
    }

    /// Days are counted from the end of 1899, as if 1900 had been a leap year; nil of what is no date.
    func text(_ number: Double, _ style: Int) -> String? {
        guard let shape = shapes[style], 61..<110_000 ~= number else { return nil }
        let date = Date(timeIntervalSince1970: (number.rounded(.down) - 25_569) * 86_400)
        let text = date.formatted(.iso8601.year().month().day())
        return shape == .day ? text : String(text.prefix(7))
    }
}
