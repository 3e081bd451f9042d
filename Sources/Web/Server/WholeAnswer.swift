package import HTTPTypes
package import NIOCore

/// An answer that was made before anybody asked for it.
package struct WholeAnswer: Sendable {
    package let head: HTTPResponse
    package let body: ByteBuffer
}
