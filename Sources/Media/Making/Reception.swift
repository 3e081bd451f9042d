import Files
import Storage
import Web

/// Takes a file that somebody brings: looks at what it is, and makes it safe. What it says of itself is not believed.
struct Reception: Sendable {
    /// What cannot be taken, and the sentence that says why and what to do.
    struct Refused: Error, Equatable {
        let key: String
        var values: [String: String] = [:]
    }

    let store: FileStore
    let world: World

    /// A picture of more points is refused before any of them is decoded.
    static let mostPixels = 64_000_000

    func take(_ file: IncomingFile) async throws -> MediumFile {
        let kind = FileKind(of: file.beginning)
        do {
            switch kind {
            case .jpeg, .png, .webp, .heif: return try await takeImage(file, kind)
            case .pdf: return try await takePDF(file)
            case .zip: return try await takeOffice(file)
            case .mp4, .webm, .ogg, .mp3, .flac, .wav: return try await takeRecording(file, kind)
            case .unknown: return try takeText(file)
            case .svg: throw Refused(key: "media.file.drawing")
            case .gif, .tiff: throw Refused(key: "media.file.otherImage")
            case .oldOffice: throw Refused(key: "media.file.oldOffice")
            }
        } catch let missing as LimitedProgram.Missing {
            throw Refused(key: "media.file.noProgram", values: ["program": missing.name])
        }
    }

    private func takeImage(_ file: IncomingFile, _ kind: FileKind) async throws -> MediumFile {
        guard let type = Self.keptAs[kind] else { throw Refused(key: "media.file.unknown") }
        guard let size = ImageSize(of: file.beginning, kind) else { throw Refused(key: "media.file.unreadable") }
        guard size.pixels <= Self.mostPixels else {
            throw Refused(
                key: "media.file.tooManyPoints",
                values: [
                    "width": "\(size.width)", "height": "\(size.height)", "most": "\(Self.mostPixels / 1_000_000)",
                ])
        }
        let made: IncomingFile
        do {
            made = try await ImageProgram(store: store, world: world).remake(file.path, as: type)
        } catch is LimitedProgram.Ended {
            throw Refused(key: "media.file.unreadable")
        }
        let known: FileKind = type == .png ? .png : type == .webp ? .webp : .jpeg
        guard let upright = ImageSize(of: made.beginning, known) else { throw Refused(key: "media.file.unreadable") }
        return MediumFile(try store.keep(made), type: type, upright)
    }

    private static let keptAs: [FileKind: FileType] = [.jpeg: .jpeg, .heif: .jpeg, .png: .png, .webp: .webp]
}
