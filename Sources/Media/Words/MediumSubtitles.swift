import Commons
import Subtitles

/// Subtitles of a medium in one language.
package struct MediumSubtitles: Sendable, Equatable, Codable {
    /// BCP 47 tag.
    package let language: String
    /// WebVTT, as our own writer writes it.
    package let text: String

    package init(language: String, text: String) {
        self.language = language
        self.text = text
    }

    /// - Parameter text: WebVTT or SubRip.
    /// - Throws: `SubtitleFault`.
    package init(language: String, reading text: String) throws {
        self.init(language: language, text: try Subtitles(reading: text).webVTT)
    }

    /// Without times; empty when the text is none, which an import may bring.
    var words: String {
        do { return try Subtitles(reading: text).plainText } catch { return "" }
    }

    /// In comparisons.
    var shown: String { "\(SubtitleLanguage.name(of: language))\n\(text)" }
}

/// Languages that are offered for subtitles, by their own names.
enum SubtitleLanguage: String, Sendable, CaseIterable {
    case fr, en, ar, br, ca, co, cs, da, de, el, es, eu, fi, hr, hu, it, ja, ko, nl, no, oc, pl, pt, ro, ru, sv, tr
    case uk, vi, zh

    var name: String {
        switch self {
        case .fr: "français"
        case .en: "English"
        case .ar: "العربية"
        case .br: "brezhoneg"
        case .ca: "català"
        case .co: "corsu"
        case .cs: "čeština"
        case .da: "dansk"
        case .de: "Deutsch"
        case .el: "ελληνικά"
        case .es: "español"
        case .eu: "euskara"
        case .fi: "suomi"
        case .hr: "hrvatski"
        case .hu: "magyar"
        case .it: "italiano"
        case .ja: "日本語"
        case .ko: "한국어"
        case .nl: "Nederlands"
        case .no: "norsk"
        case .oc: "occitan"
        case .pl: "polski"
        case .pt: "português"
        case .ro: "română"
        case .ru: "русский"
        case .sv: "svenska"
        case .tr: "Türkçe"
        case .uk: "українська"
        case .vi: "Tiếng Việt"
        case .zh: "中文"
        }
    }

    static func name(of tag: String) -> String { SubtitleLanguage(rawValue: tag)?.name ?? tag }
}
