import Foundation

/// What a sound or a film is, as its head says.
struct Recording: Sendable, Equatable {
    struct Picture: Sendable, Equatable {
        let codec: String
        /// As it is shown, turned upright.
        let width: Int
        let height: Int
    }

    /// In milliseconds; nil when it is not said.
    let duration: Int?
    let picture: Picture?
    let sound: String?

    /// Nil when the text is not what ffprobe says.
    ///
    /// - Parameter json: its answer, with format, streams, dispositions and rotation.
    init?(_ json: Data) throws {
        let said: Said
        do { said = try JSONDecoder().decode(Said.self, from: json) } catch is DecodingError { return nil }
        let streams = said.streams ?? []
        duration = Self.milliseconds(said.format?.duration)
        sound = streams.first { $0.codec_type == "audio" }.map { $0.codec_name ?? "" }
        let images = streams.first { $0.codec_type == "video" && $0.disposition?["attached_pic"] != 1 }
        picture = images.flatMap(Self.picture)
    }

    /// Of a time in seconds, unless it is none that a recording has.
    private static func milliseconds(_ text: String?) -> Int? {
        guard let seconds = text.flatMap(Double.init), seconds.isFinite, seconds > 0, seconds < 10_000_000 else {
            return nil
        }
        return Int(seconds * 1_000)
    }

    private static func picture(_ stream: Stream) -> Picture? {
        guard let width = stream.width, let height = stream.height, width > 0, height > 0 else { return nil }
        let turns = stream.side_data_list?.compactMap(\.rotation) ?? []
        let isTurned = Int(turns.first ?? 0) % 180 != 0
        let codec = stream.codec_name ?? ""
        return isTurned
            ? Picture(codec: codec, width: height, height: width) : Picture(codec: codec, width: width, height: height)
    }

    private struct Said: Decodable {
        let streams: [Stream]?
        let format: Format?
    }

    private struct Format: Decodable {
        let duration: String?
    }

    private struct Stream: Decodable {
        let codec_type: String?
        let codec_name: String?
        let width: Int?
        let height: Int?
        let disposition: [String: Int]?
        let side_data_list: [SideData]?
    }

    private struct SideData: Decodable {
        let rotation: Double?
    }
}
