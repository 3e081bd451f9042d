import Files
import Foundation

/// The words and the first page of a PDF.
struct PDFMaker: Maker {
    let steps = 2

    func make(_ work: MakingWork) async throws -> Made {
        let program = PDFProgram(store: work.store, world: work.world)
        try await work.note(0)
        try await work.keep(text: try await program.text(of: work.path))
        try await work.note(1)
        let bench = try work.store.workbench(work.world)
        let page = try await program.firstPage(of: work.path, in: bench)
        return Made(placeholder: try await Poster(work: work).make(from: page))
    }
}

/// The words of a document of an office.
struct OfficeMaker: Maker {
    let steps = 1

    func make(_ work: MakingWork) async throws -> Made {
        let package = try OfficePackage(at: work.path)
        try await work.keep(text: try package.words())
        return Made()
    }
}

/// The words of a text are the text.
struct TextMaker: Maker {
    let steps = 1

    func make(_ work: MakingWork) async throws -> Made {
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: work.path))
        try await work.keep(text: String(decoding: try file.read(upToCount: 1 << 20) ?? Data(), as: UTF8.self))
        return Made()
    }
}
