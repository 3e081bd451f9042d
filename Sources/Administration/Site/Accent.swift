import Foundation

/// A colour that an administrator chose for what invites an act, as `#rrggbb`.
package struct Accent: Sendable, Equatable {
    private let red: UInt8
    private let green: UInt8
    private let blue: UInt8

    /// What is written on it, by day and by night: the stylesheet's `--on-honey`.
    package static let ink = Accent(red: 0x1F, green: 0x24, blue: 0x21)

    /// WCAG 2.2, criterion 1.4.3.
    package static let leastContrast = 4.5

    private init(red: UInt8, green: UInt8, blue: UInt8) {
        (self.red, self.green, self.blue) = (red, green, blue)
    }

    package init?(_ text: String) {
        let digits = text.dropFirst()
        guard text.first == "#", digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit),
            let value = UInt32(digits, radix: 16)
        else { return nil }
        self.init(red: UInt8(value >> 16 & 0xFF), green: UInt8(value >> 8 & 0xFF), blue: UInt8(value & 0xFF))
    }

    package var text: String {
        "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// From 1 to 21 (WCAG 2.2, "contrast ratio").
    package func contrast(with other: Accent) -> Double {
        let (one, two) = (luminance, other.luminance)
        return (max(one, two) + 0.05) / (min(one, two) + 0.05)
    }

    /// While it is pressed: lighter, so that what is written on it stays at least as readable.
    package var pressed: Accent {
        func lighter(_ channel: UInt8) -> UInt8 { channel + (255 - channel) / 5 }
        return Accent(red: lighter(red), green: lighter(green), blue: lighter(blue))
    }

    /// Laid over the stylesheet's honey.
    package var css: String { ":root { --honey: \(text); --honey-pressed: \(pressed.text); }\n" }

    /// WCAG 2.2, "relative luminance".
    private var luminance: Double {
        0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
    }

    private static func linear(_ channel: UInt8) -> Double {
        let value = Double(channel) / 255
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
}
