/**
 * An invented person, drawn, in the place of a camera's picture: runs in a page before its own scripts. Flat shapes, nobody's
 * likeness. The sound stays that of the browser's fake microphone.
 */

/** Which of the two is drawn where. */
export type DrawnParts = { readonly seekerPath: string }

/** Self-contained, for it is sent into the page as it stands. */
export function drawPersonForCamera({ seekerPath }: DrawnParts): void {
  // Only a safe origin has any.
  if (!('mediaDevices' in navigator)) return
  const devices = navigator.mediaDevices
  const looks = {
    counselor: {
      wall: '#dfe7ee',
      shelf: '#c7d2dc',
      hair: '#2f2a28',
      skin: '#f1cfb4',
      coat: '#2c3e63',
      shirt: '#ffffff',
    },
    seeker: {
      wall: '#efe6d8',
      shelf: '#ddcdb4',
      hair: '#4a3b32',
      skin: '#e9c3a3',
      coat: '#5d7a68',
      shirt: '#f4f1ea',
    },
  }
  const isSeeker = location.pathname.includes(seekerPath)
  const look = isSeeker ? looks.seeker : looks.counselor
  const width = 1280
  const height = 720

  const draw = (pen: CanvasRenderingContext2D, frame: number): void => {
    const sway = Math.sin(frame / 20) * 3
    const middle = width / 2 + sway
    const shape = (colour: string, path: () => void): void => {
      pen.fillStyle = colour
      pen.beginPath()
      path()
      pen.fill()
    }
    const ellipse = (colour: string, x: number, y: number, across: number, up: number): void =>
      shape(colour, () => pen.ellipse(x, y, across, up, 0, 0, Math.PI * 2))
    shape(look.wall, () => pen.rect(0, 0, width, height))
    // A shelf behind the one, a window behind the other.
    if (isSeeker) {
      shape('#fbfaf5', () => pen.roundRect(880, 60, 300, 330, 12))
      shape('#cfe3ee', () => pen.rect(896, 76, 130, 298))
      shape('#cfe3ee', () => pen.rect(1034, 76, 130, 298))
    } else {
      for (const y of [150, 300, 450]) shape(look.shelf, () => pen.rect(60, y, 330, 14))
      const books = ['#8fa3b8', '#b8c4a2', '#c9a78f', '#9aa7c7']
      for (let at = 0; at < 14; at += 1)
        shape(books[at % books.length] ?? look.shelf, () =>
          pen.rect(
            80 + (at % 7) * 36,
            (at < 7 ? 150 : 300) - 84 - (at % 3) * 8,
            28,
            84 + (at % 3) * 8,
          ),
        )
    }
    // Shoulders and collar.
    shape(look.coat, () => {
      pen.moveTo(middle - 330, height)
      pen.bezierCurveTo(middle - 320, 560, middle - 200, 530, middle - 80, 500)
      pen.lineTo(middle + 80, 500)
      pen.bezierCurveTo(middle + 200, 530, middle + 320, 560, middle + 330, height)
    })
    shape(look.shirt, () => {
      pen.moveTo(middle - 78, 500)
      pen.lineTo(middle, 640)
      pen.lineTo(middle + 78, 500)
    })
    shape(look.skin, () => pen.roundRect(middle - 52, 400, 104, 130, 46))
    // Hair behind the head, the head, hair before it.
    if (isSeeker) ellipse(look.hair, middle, 268, 164, 150)
    else
      shape(look.hair, () => {
        pen.ellipse(middle, 290, 172, 190, 0, Math.PI, 0)
        pen.lineTo(middle + 172, 460)
        pen.lineTo(middle - 172, 460)
      })
    for (const side of [-1, 1]) ellipse(look.skin, middle + side * 146, 320, 20, 32)
    ellipse(look.skin, middle, 310, 142, 168)
    shape(look.hair, () => {
      pen.moveTo(middle - 148, 290)
      pen.bezierCurveTo(middle - 150, 82, middle + 150, 82, middle + 148, 290)
      pen.bezierCurveTo(middle + 90, 220, middle - 20, 190, middle - 60, 230)
      pen.bezierCurveTo(middle - 90, 240, middle - 130, 250, middle - 148, 290)
    })
    // Brows, eyes that blink now and then, nose, a friendly mouth.
    const blinks = frame % 90 < 4
    for (const side of [-1, 1]) {
      shape(look.hair, () => pen.roundRect(middle + side * 56 - 26, 280, 52, 8, 4))
      ellipse('#33302e', middle + side * 56, 318, 11, blinks ? 2 : 13)
    }
    pen.strokeStyle = '#b98a6c'
    pen.lineWidth = 6
    pen.lineCap = 'round'
    pen.beginPath()
    pen.moveTo(middle - 4, 338)
    pen.quadraticCurveTo(middle + 12, 366, middle - 8, 370)
    pen.stroke()
    pen.strokeStyle = '#a4574f'
    pen.lineWidth = 7
    pen.beginPath()
    pen.moveTo(middle - 42, 402)
    pen.quadraticCurveTo(middle, 402 + 24, middle + 42, 402)
    pen.stroke()
  }

  const own = devices.getUserMedia.bind(devices)
  devices.getUserMedia = async (wish) => {
    const stream = await own(wish)
    const [camera] = stream.getVideoTracks()
    if (camera === undefined) return stream
    const canvas = document.createElement('canvas')
    canvas.width = width
    canvas.height = height
    const pen = canvas.getContext('2d')
    if (pen === null) return stream
    let frames = 0
    let beat = 0
    const next = (): void => {
      // Every fourth is enough for a picture, and leaves the processor to the meeting.
      if (frames % 4 === 0) draw(pen, frames / 4)
      frames += 1
      beat = requestAnimationFrame(next)
    }
    next()
    const [drawn] = canvas.captureStream(15).getVideoTracks()
    if (drawn === undefined) return stream
    // Whoever asks which camera it is finds the one that was asked for.
    drawn.getSettings = () => ({ ...camera.getSettings(), width, height })
    const stop = drawn.stop.bind(drawn)
    drawn.stop = () => {
      cancelAnimationFrame(beat)
      camera.stop()
      stop()
    }
    stream.removeTrack(camera)
    stream.addTrack(drawn)
    return stream
  }
}
