/// The forms in which files are kept and sent.
enum FileType: String, Sendable, CaseIterable {
    case jpeg, png, webp, avif
    case pdf
    case docx, xlsx, pptx, odt, ods, odp
    case text
    case mp3, ogg, flac, wav, m4a
    case mp4, webm, matroska
    /// Which parts of a film a player asks for (HLS, RFC 8216).
    case playlist

    init?(media: String) {
        guard let known = Self.allCases.first(where: { $0.media == media }) else { return nil }
        self = known
    }

    /// As HTTP names it.
    var media: String {
        switch self {
        case .jpeg, .png, .webp, .avif: "image/\(rawValue)"
        case .pdf: "application/pdf"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation"
        case .odt: "application/vnd.oasis.opendocument.text"
        case .ods: "application/vnd.oasis.opendocument.spreadsheet"
        case .odp: "application/vnd.oasis.opendocument.presentation"
        case .text: "text/plain; charset=utf-8"
        case .mp3: "audio/mpeg"
        case .m4a: "audio/mp4"
        case .ogg, .flac, .wav: "audio/\(rawValue)"
        case .mp4, .webm: "video/\(rawValue)"
        case .matroska: "video/x-matroska"
        case .playlist: "application/vnd.apple.mpegurl"
        }
    }

    /// Of the names of its files.
    var ending: String {
        switch self {
        case .jpeg: "jpg"
        case .text: "txt"
        case .matroska: "mkv"
        case .playlist: "m3u8"
        default: rawValue
        }
    }

    /// As people write it.
    var name: String {
        switch self {
        case .webp: "WebP"
        case .webm: "WebM"
        case .matroska: "Matroska"
        case .playlist: "HLS"
        case .text: "TXT"
        default: rawValue.uppercased()
        }
    }

    /// What a medium is whose file this is.
    var kind: MediumKind {
        switch self {
        case .jpeg, .png, .webp, .avif: .image
        case .pdf, .docx, .xlsx, .pptx, .odt, .ods, .odp, .text: .document
        case .mp3, .ogg, .flac, .wav, .m4a: .sound
        case .mp4, .webm, .matroska, .playlist: .film
        }
    }

    /// A document is opened by a program of whoever takes it away, never by a page of ours.
    var isOnlyTakenAway: Bool { kind == .document }
}
