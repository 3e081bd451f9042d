package import Commons
import Files
package import Markup
package import Storage
import Web

/// A medium as pages show it: an image in the size that fits, with what to say to those who do not see it; the poster of what is
/// read or watched; a word for what has no picture.
package struct MediumPicture: Sendable, Encodable {
    package let title: String
    let alternative: String
    let language: String
    package let original: MediumFile
    let versions: [MediumVersion]
    let making: Making?
    /// Of its subtitles.
    let subtitles: [String]
    let path: String

    private enum CodingKeys: CodingKey { case title, alternative, language, original, versions, making, subtitles }

    /// Of some media that are there, with the files of each.
    ///
    /// - Parameter language: in which they are described to those who do not see them, where somebody translated that.
    package static func find(
        _ things: [Thing], to language: String? = nil, in tx: Transaction
    ) throws -> [Thing.ID: MediumPicture] {
        let said = try language.map { try Media().translations(of: things.map(\.id), to: $0, in: tx) } ?? [:]
        let contents = try Media().contents(of: things.map(\.id), in: tx)
        let digests = contents.values.map(\.file)
        let files = try MediumFile.find(digests, in: tx)
        let versions = try MediumVersion.all(of: digests, in: tx)
        let making = try Making.find(digests, in: tx)
        var found: [Thing.ID: MediumPicture] = [:]
        for thing in things {
            guard let content = contents[thing.id], let file = files[content.file] else { continue }
            let alternative = said[thing.id]?.alternative ?? content.alternative
            found[thing.id] = MediumPicture(
                title: thing.title, alternative: alternative,
                language: alternative == content.alternative ? thing.language : language ?? thing.language,
                original: file,
                versions: versions[content.file] ?? [], making: making[content.file],
                subtitles: content.subtitles.map(\.language), path: thing.path)
        }
        return found
    }

    package var kind: MediumKind { original.kind }

    /// Every file of it, what was brought first.
    var files: [NamedFile] {
        [NamedFile(name: "original", file: original, of: path)]
            + versions.map { NamedFile(name: $0.baseName, file: $0.file, of: path) }
    }

    /// What is looked at; nil of a sound, and while nothing was made.
    var seen: NamedFile? { kind == .image ? files[0] : files.last { $0.file.type == FileType.webp.media } }

    /// - Parameter sizes: how wide it stands on the screen, as HTML says it.
    package func markup(sizes: String) -> Markup {
        guard let seen else { return span(.class("medium sheet")) { original.form?.name ?? "" } }
        return element("span", .class("medium")) {
            if let blurred = making?.placeholder, original.type != FileType.png.media {
                img(.class("blurred"), .src(blurred), .alt(""), .ariaHidden("true"))
            }
            element("picture") {
                sources(.avif, sizes)
                sources(.webp, sizes)
                whole(seen)
            }
        }
    }

    /// Small, beside a title that says what it is.
    package var thumbnail: Markup {
        guard let file = files.first(where: { $0.file.type == FileType.webp.media }) ?? seen else {
            return span(.class("thumbnail sheet"), .ariaHidden("true")) { original.form?.name ?? "" }
        }
        return img(.class("thumbnail"), .src(file.address), .alt(""), loading)
    }

    private func sources(_ type: FileType, _ sizes: String) -> Markup {
        let fitting = files.dropFirst().filter { $0.file.type == type.media }
        guard !fitting.isEmpty else { return .group([]) }
        return void(
            "source",
            [
                .type(type.media), Attribute("sizes", sizes),
                Attribute("srcset", fitting.map { "\($0.address) \($0.file.width ?? 0)w" }.joined(separator: ", ")),
            ])
    }

    private func whole(_ seen: NamedFile) -> Markup {
        img(
            .src(seen.address), .alt(alternative), .lang(language),
            .optional("width", seen.file.width.map(String.init)),
            .optional("height", seen.file.height.map(String.init)), loading)
    }

    private var loading: Attribute { Attribute("loading", "lazy") }
}

/// A file of a medium, with its address.
struct NamedFile: Sendable, Encodable {
    let name: String
    let file: MediumFile
    let address: String

    init(name: String, file: MediumFile, of path: String) {
        self.name = name
        self.file = file
        address = "\(path)/files/\(name)-\(file.digest.short).\(file.ending)"
    }
}
