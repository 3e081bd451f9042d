package import Hummingbird
import NIOCore

/// What is known about a request before its handler runs.
package struct Context: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// The caller's, as far as it is known: see `CallerAddress`.
    package internal(set) var remoteAddress: String
    /// A proxy that the operator trusts says that TLS did not cover the whole way.
    var cameInClear = false
    /// How callers are called in the log; filled by `CallerAddress`.
    var callerNames: CallerNames?
    /// Filled by `Opening`, which runs before everything that reads it.
    package var visit: Visit
    /// What the end of the path asks for, whatever `Accept` says: `.json`, `.csv`…
    var format: Format?
    /// A form with a file that comes piece by piece; nil on routes that do not take one, and where none was sent.
    package internal(set) var form: FormStream?

    package init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress?.ipAddress ?? "local"
        visit = Visit()
    }

    package var texts: Texts { visit.texts }
    package var viewer: Viewer? { visit.viewer }

    /// The person who is signed in, or the invitation to do so.
    package func person() throws(AppError) -> Viewer {
        guard let viewer else { throw AppError(.unauthenticated, "web.error.401") }
        return viewer
    }

    /// The page is about somebody's account or about others' affairs: it does not stay in a browser that is left behind. What
    /// people write is shown again when they go back, so every other page may.
    var isPrivate: Bool {
        viewer != nil
            && ["/profile", "/administration", "/moderation", "/imports"].contains { visit.path.hasPrefix($0) }
    }

    /// A part of the path, decoded; a malformed one names nothing.
    package func parameter(_ name: String) throws(AppError) -> String {
        guard let text = parameters.get(name), text.utf8.count <= 600 else { throw .missing }
        let decoded = text.percentDecoded() ?? text
        guard decoded.utf8.count <= 200, !decoded.utf8.contains(where: { $0 < 0x20 }) else { throw .missing }
        return decoded
    }
}
