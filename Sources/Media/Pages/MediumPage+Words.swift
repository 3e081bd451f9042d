import Licences
import Web

extension NamedFile {
    /// - Parameter kind: of the medium whose file it is.
    func title(of kind: MediumKind, _ texts: Texts) -> String {
        guard name != "original" else { return texts("media.files.original.\(kind.rawValue)") }
        if file.form?.kind == .image {
            return kind == .image
                ? texts("media.files.width", ["width": texts.number(file.width ?? 0)]) : texts("media.files.poster")
        }
        return texts("media.files.made.\(kind.rawValue)", ["size": name])
    }

    /// « WebP · 640 × 480 · 32 ko », « PDF · 12 pages · 1 Mo », « MP3 · 3 min 20 s · 2 Mo »
    func detail(_ texts: Texts) -> String {
        let size = file.width.flatMap { width in file.height.map { "\(texts.number(width)) × \(texts.number($0))" } }
        return [
            file.form?.name ?? file.type, size, file.pages.map { texts("media.pages", count: $0) },
            file.duration.map { texts.duration($0) }, texts.size(file.bytes),
        ].compactMap { $0 }.joined(separator: " · ")
    }
}

extension Texts {
    /// In kilobytes or megabytes, rounded up.
    func size(_ bytes: Int) -> String {
        bytes < 1_000_000
            ? self("media.kilobytes", ["count": number((bytes + 999) / 1_000)])
            : self("media.megabytes", ["count": number((bytes + 999_999) / 1_000_000)])
    }

    /// « 1 h 02 min », « 3 min 20 s »
    ///
    /// - Parameter milliseconds: rounded to seconds.
    func duration(_ milliseconds: Int) -> String {
        let seconds = (milliseconds + 500) / 1_000
        if seconds < 60 { return self("media.duration.seconds", ["seconds": "\(seconds)"]) }
        return seconds < 3_600
            ? self("media.duration.minutes", ["minutes": "\(seconds / 60)", "seconds": "\(seconds % 60)"])
            : self("media.duration.hours", ["hours": "\(seconds / 3_600)", "minutes": "\(seconds / 60 % 60)"])
    }
}

extension OpenLicence {
    /// What one may do, and on which conditions.
    func sentence(_ texts: Texts) -> String { texts("media.licence.sentence", ["terms": terms(texts)]) }
}
