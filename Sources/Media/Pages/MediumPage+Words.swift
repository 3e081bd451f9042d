import Licences
import Web

extension NamedFile {
    func title(_ texts: Texts) -> String {
        name == "original"
            ? texts("media.files.original") : texts("media.files.width", ["width": texts.number(file.width ?? 0)])
    }

    /// « WebP · 640 × 480 · 32 ko »
    func detail(_ texts: Texts) -> String {
        let form = FileType(media: file.type)?.name ?? file.type
        let size = file.width.flatMap { width in file.height.map { "\(texts.number(width)) × \(texts.number($0))" } }
        return [form, size, texts.size(file.bytes)].compactMap { $0 }.joined(separator: " · ")
    }
}

extension FileType {
    /// As people write it.
    var name: String {
        switch self {
        case .webp: "WebP"
        case .jpeg, .png, .avif: rawValue.uppercased()
        }
    }
}

extension Texts {
    /// In kilobytes or megabytes, rounded up.
    func size(_ bytes: Int) -> String {
        bytes < 1_000_000
            ? self("media.kilobytes", ["count": number((bytes + 999) / 1_000)])
            : self("media.megabytes", ["count": number((bytes + 999_999) / 1_000_000)])
    }
}

extension OpenLicence {
    /// What one may do, and on which conditions.
    func sentence(_ texts: Texts) -> String { texts("media.licence.sentence", ["terms": terms(texts)]) }
}
