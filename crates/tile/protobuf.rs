//! The little of the protobuf wire format that MVT needs: varints, doubles and length-delimited fields.

/// A message being written.
#[derive(Debug, Default)]
pub(crate) struct Message(pub(crate) Vec<u8>);

impl Message {
    pub(crate) fn varint_field(&mut self, field: u32, value: u64) {
        self.key(field, 0);
        varint(&mut self.0, value);
    }

    pub(crate) fn double_field(&mut self, field: u32, value: f64) {
        self.key(field, 1);
        self.0.extend_from_slice(&value.to_le_bytes());
    }

    /// A text, an embedded message or a packed list.
    pub(crate) fn bytes_field(&mut self, field: u32, bytes: &[u8]) {
        self.key(field, 2);
        varint(&mut self.0, bytes.len() as u64);
        self.0.extend_from_slice(bytes);
    }

    fn key(&mut self, field: u32, wire_type: u32) {
        varint(&mut self.0, u64::from(field << 3 | wire_type));
    }
}

/// Appends a number, seven bits to a byte, lowest first.
pub(crate) fn varint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Maps a signed number to an unsigned one so that small ones of either sign stay short.
pub(crate) fn zigzag(value: i64) -> u64 {
    (value << 1 ^ value >> 63) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_protobuf_guide_shows() {
        let bytes = |value| {
            let mut out = Vec::new();
            varint(&mut out, value);
            out
        };
        assert_eq!(bytes(1), [0x01]);
        assert_eq!(bytes(150), [0x96, 0x01]);
        assert_eq!(bytes(u64::MAX).len(), 10);
        assert_eq!([0, -1, 1, -2, 2_147_483_647].map(zigzag), [0, 1, 2, 3, 4_294_967_294]);
    }

    #[test]
    fn a_text_field_carries_its_length() {
        let mut message = Message::default();
        message.bytes_field(2, b"testing");
        assert_eq!(message.0, [0x12, 0x07, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6e, 0x67]);
    }
}
