import Foundation

/// What a program says, in a file that has no name: one that says a lot can then block nobody.
final class ProgramOutput {
    let handle: FileHandle

    init(in folder: String) throws {
        let path = folder + "/.said"
        let descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileFault(path, errno) }
        unlink(path)
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    func text(_ most: Int) throws -> String {
        try handle.seek(toOffset: 0)
        return String(decoding: try handle.read(upToCount: most) ?? Data(), as: UTF8.self)
    }
}
