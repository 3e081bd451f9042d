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
        guard let type = Self.keptAs[kind] else { throw Refused(key: Self.key(of: kind)) }
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
        } catch is LimitedProgram.Missing {
            throw Refused(key: "media.file.noProgram")
        }
        let known: FileKind = type == .png ? .png : type == .webp ? .webp : .jpeg
        guard let upright = ImageSize(of: made.beginning, known) else { throw Refused(key: "media.file.unreadable") }
        return MediumFile(try store.keep(made), type: type, upright)
    }

    private static let keptAs: [FileKind: FileType] = [.jpeg: .jpeg, .heif: .jpeg, .png: .png, .webp: .webp]

    private static func key(of kind: FileKind) -> String {
        switch kind {
        case .svg: "media.file.drawing"
        case .gif, .tiff: "media.file.otherImage"
        default: "media.file.unknown"
        }
    }
}
