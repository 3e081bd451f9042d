import CQrencode
import Markup

/// A square that a telephone's camera reads (ISO/IEC 18004), by libqrencode.
struct QRCode: Sendable {
    /// Modules along one side.
    let width: Int
    /// Row by row: whether a module is dark.
    let isDark: [Bool]

    /// Nil for a text that no square can hold (some 2,300 bytes).
    init?(_ text: String) {
        guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(code) }
        width = Int(code.pointee.width)
        isDark = UnsafeBufferPointer(start: code.pointee.data, count: width * width).map { $0 & 1 == 1 }
    }

    /// Black on white in either theme: cameras want it so. Around it the four empty modules that the standard asks for.
    func drawing(named name: String) -> Markup {
        let margin = 4
        let side = width + 2 * margin
        return element(
            "svg", .class("qr"), Attribute("viewBox", "0 0 \(side) \(side)"), .role("img"), .ariaLabel(name),
            Attribute("shape-rendering", "crispEdges")
        ) {
            element("rect", Attribute("width", "\(side)"), Attribute("height", "\(side)"), Attribute("fill", "#fff")) {}
            element("path", Attribute("fill", "#000"), Attribute("d", outline(from: margin))) {}
        }
    }

    /// One rectangle for each run of dark modules in a row.
    private func outline(from margin: Int) -> String {
        var path = ""
        for row in 0..<width {
            var column = 0
            while column < width {
                let start = column
                while column < width, isDark[row * width + column] { column += 1 }
                if column > start {
                    path += "M\(start + margin) \(row + margin)h\(column - start)v1h-\(column - start)z"
                }
                column += 1
            }
        }
        return path
    }
}
