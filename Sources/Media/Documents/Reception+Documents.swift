import Archive
import Files
import Foundation

extension Reception {
    /// Larger texts are no texts to read.
    private static let mostTextBytes = 16 << 20

    func takePDF(_ file: IncomingFile) async throws -> MediumFile {
        let program = PDFProgram(store: store, world: world)
        do {
            try store.requireRoom(for: file.bytes)
            let made = try await program.remake(file.path)
            guard let pages = try await program.pages(of: made.path) else {
                throw Refused(key: "media.file.unreadableDocument")
            }
            return MediumFile(try store.keep(made), type: .pdf, pages: pages)
        } catch let ended as LimitedProgram.Ended {
            let isLocked = ended.complaint.contains("password")
            throw Refused(key: isLocked ? "media.file.locked" : "media.file.unreadableDocument")
        }
    }

    func takeOffice(_ file: IncomingFile) async throws -> MediumFile {
        do {
            let package = try OfficePackage(at: file.path)
            let made = try store.begin(world)
            try package.write { try made.append($0) }
            return MediumFile(try store.keep(made), type: package.type)
        } catch OfficePackage.Fault.program {
            throw Refused(key: "media.file.program")
        } catch OfficePackage.Fault.unknown {
            throw Refused(key: "media.file.unknown")
        } catch ZipFault.notAnArchive {
            throw Refused(key: "media.file.unknown")
        } catch is ZipFault {
            throw Refused(key: "media.file.unreadableDocument")
        }
    }

    /// What has no sign of its own is a text when all of it is one; never a page of the web.
    func takeText(_ file: IncomingFile) throws -> MediumFile {
        guard file.bytes > 0, file.bytes <= Self.mostTextBytes,
            let bytes = FileManager.default.contents(atPath: file.path),
            let text = String(validating: bytes, as: UTF8.self)
        else { throw Refused(key: "media.file.unknown") }
        let isPlain = text.unicodeScalars.allSatisfy { scalar in
            scalar.value >= 0x20 && scalar.value != 0x7F || [0x09, 0x0A, 0x0D, 0x0C].contains(scalar.value)
        }
        let first = text.first { !$0.isWhitespace && $0 != "\u{FEFF}" }
        guard isPlain, let first, first != "<" else { throw Refused(key: "media.file.unknown") }
        return MediumFile(try store.keep(file), type: .text)
    }
}
