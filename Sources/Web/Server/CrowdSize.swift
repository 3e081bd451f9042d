import Foundation

/// How many requests are worked on at once, and how many more may wait for their turn.
package struct CrowdSize: Sendable {
    package let inside: Int
    package let waiting: Int

    package init(inside: Int, waiting: Int) {
        self.inside = inside
        self.waiting = waiting
    }

    /// Reading is the processor's work: more pages at once than it has cores to make them are all made later, and so is
    /// the answer to those who come on top. A page takes milliseconds, so the end of this line waits well under a second.
    package static let ofReaders = CrowdSize(inside: 4 * ProcessInfo.processInfo.activeProcessorCount, waiting: 128)

    /// Writing waits for the disk and for the hashing of passwords, which have lines of their own: a workshop where sixty
    /// people sign in at once fits in.
    package static let ofWriters = CrowdSize(inside: 64, waiting: 64)
}
