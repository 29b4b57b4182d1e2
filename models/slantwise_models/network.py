"""The network: one encoder, a token head for cues, a token head for voices (torch; imported only when used)."""

from typing import Any

from torch import Tensor, nn

from slantwise_models.labels import STATE_FRAMING, TECHNIQUES, VOICES

TOKEN_OUTPUTS = (*STATE_FRAMING, "any-state-framing", *TECHNIQUES, "any-technique")
"""What the cue head predicts for each token; the two ``any`` outputs say that a span of the family covers it."""


class SpanNetwork(nn.Module):
    """Encoder with the cue head and the voice head.

    Args:
        encoder: A Hugging Face encoder whose output has ``last_hidden_state``.
        dropout: Probability of dropping a feature before the heads.
    """

    def __init__(self, encoder: Any, *, dropout: float = 0.1) -> None:
        super().__init__()
        size = encoder.config.hidden_size
        self.encoder = encoder
        self.dropout = nn.Dropout(dropout)
        self.cue_head = nn.Linear(size, len(TOKEN_OUTPUTS))
        self.voice_head = nn.Linear(size, len(VOICES))
        nn.init.constant_(self.cue_head.bias, -4.0)  # cues are rare: start near their base rate

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Reads windows.

        Args:
            input_ids: Vocabulary ids, (windows, tokens), int64.
            attention_mask: 1 where there is a token, 0 on padding, (windows, tokens), int64.

        Returns:
            Cue logits (windows, tokens, len(TOKEN_OUTPUTS)), voice logits (windows, tokens, len(VOICES)) and token
            vectors (windows, tokens, hidden size).
        """
        hidden = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        dropped = self.dropout(hidden)
        return self.cue_head(dropped), self.voice_head(dropped), hidden
